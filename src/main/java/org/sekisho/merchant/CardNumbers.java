package org.sekisho.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Pan;
import org.sekisho.rest.Members;

/** Reads card numbers; one with a slip of the finger in it is refused before anybody looks for it. */
@ApplicationScoped
class CardNumbers {

    private static final String MEMBER = "cardNumber";
    private static final int LONGEST = 19;

    private final Config config;

    CardNumbers(Config config) {
        this.config = config;
    }

    /** What a card number has to be. */
    @ConfigMapping(prefix = "sekisho.card-numbers")
    interface Config {

        /** Refuse card numbers with a wrong check digit. */
        @WithDefault("true")
        boolean checkDigit();
    }

    @Nullable
    Pan read(Members members) {
        members.require(MEMBER);
        String digits = members.text(
                MEMBER, LONGEST, text -> text.matches("[0-9]{13,19}"), "must have 13 to 19 digits and nothing else");
        if (digits == null) {
            return null;
        }
        if (config.checkDigit() && !checks(digits)) {
            members.wrong(MEMBER, "has a wrong check digit");
            return null;
        }
        return new Pan(digits);
    }

    /** The check digit of ISO/IEC 7812-1, Annex B. */
    static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
