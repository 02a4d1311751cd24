package org.sekisho.card;

import org.jspecify.annotations.Nullable;

/**
 * What the challenge needs to know about the holder of a card; personal, so it is read only when a page or a mail is made.
 *
 * @param personalMessage shown before every entry, so that the holder recognises the issuer
 * @param email           where codes go
 */
public record Holder(
        @Nullable String personalMessage,
        @Nullable String email,
        @Nullable String language) {

    private static final int SHOWN = 1;

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

    private static String begin(String text, int from) {
        return text.substring(from, Math.min(text.length(), text.offsetByCodePoints(from, SHOWN)));
    }

    /** Nothing of it: a log line is no place for a person. */
    @Override
    public String toString() {
        return "Holder[…]";
    }
}
