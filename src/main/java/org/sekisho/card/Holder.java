package org.sekisho.card;

import org.jspecify.annotations.Nullable;

/**
 * What the challenge needs to know about the holder of a card; personal, so it is read only when a page or a mail is made.
 *
 * @param personalMessage shown before every entry, so that the holder recognises the issuer
 * @param email           where codes go
 * @param phone           where codes go by SMS, digits with a plus sign before them or as the member writes it
 */
public record Holder(
        @Nullable String personalMessage,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language) {

    private static final int SHOWN = 1;
    private static final int FIRST_DIGITS = 3;
    private static final int LAST_DIGITS = 2;

    /** The e-mail address with all but the first letters of its parts hidden: {@code t***@e***.jp}. */
    public @Nullable String maskedEmail() {
        if (email == null) {
            return null;
        }
        int at = email.lastIndexOf('@');
        int dot = email.lastIndexOf('.');
        String end = dot > at ? email.substring(dot) : "";
        return begin(email, 0) + "***@" + begin(email, at + 1) + "***" + end;
    }

    /** The telephone number with all but its first three and last two digits hidden: {@code 090-****-**66}. */
    public @Nullable String maskedPhone() {
        if (phone == null) {
            return null;
        }
        long digits = phone.chars().filter(Character::isDigit).count();
        StringBuilder masked = new StringBuilder();
        int seen = 0;
        for (int at = 0; at < phone.length(); at++) {
            char c = phone.charAt(at);
            boolean digit = Character.isDigit(c);
            seen += digit ? 1 : 0;
            masked.append(!digit || seen <= FIRST_DIGITS || seen > digits - LAST_DIGITS ? c : '*');
        }
        return masked.toString();
    }

    private static String begin(String text, int from) {
        return text.substring(from, Math.min(text.length(), text.offsetByCodePoints(from, SHOWN)));
    }

    /** Nothing of it: a log line is no place for a person. */
    @Override
    public String toString() {
        return "Holder[…]";
    }
}
