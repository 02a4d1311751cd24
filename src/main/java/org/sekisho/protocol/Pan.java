package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A card number of 13 to 19 digits that never prints itself; its check digit is nobody's business here. */
public record Pan(@JsonValue String digits) {

    /** Refuses anything but 13 to 19 ASCII digits with an IllegalArgumentException that does not repeat them. */
    @JsonCreator
    public Pan {
        if (!Formats.digits(digits, 13, 19)) {
            throw new IllegalArgumentException("a card number has 13 to 19 digits");
        }
    }

    /** The issuer's part: eight digits of a number with 16 or more, else six. */
    public String bin() {
        return digits.substring(0, digits.length() >= 16 ? 8 : 6);
    }

    /** The last four digits. */
    public String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    /** Whether the last digit is the check digit of the others. [ISO/IEC 7812-1: Luhn] */
    boolean hasCheckDigit() {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** First six and last four digits, stars between. */
    @Override
    public String toString() {
        return digits.substring(0, 6) + "*".repeat(digits.length() - 10) + lastFour();
    }
}
