package org.sekisho.protocol;

import java.net.URI;
import java.net.URISyntaxException;

/** Shapes of texts, told by a walk over the characters wherever one is enough. */
final class Formats {

    private Formats() {}

    /** Counts code points, as the protocol does, so that a character outside the basic plane is one. */
    static boolean length(String text, int minimum, int maximum) {
        int units = text.length();
        if (units < minimum || units > 2 * maximum) {
            return false;
        }
        int length = text.codePointCount(0, units);
        return length >= minimum && length <= maximum;
    }

    /** ASCII digits only, as many as allowed. */
    static boolean digits(String text, int minimum, int maximum) {
        if (text.length() < minimum || text.length() > maximum) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** 8-4-4-4-12 hexadecimal digits in either case; version and variant are free because directory servers vary. */
    static boolean uuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? text.charAt(i) != '-' : !hexadecimal(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Three numbers with dots between, or four, in 5 to 8 characters. */
    static boolean version(String text) {
        if (text.length() < 5 || text.length() > 8) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean dot = text.charAt(i) == '.';
            if (dot ? i == 0 || text.charAt(i - 1) == '.' : !digit(text.charAt(i))) {
                return false;
            }
            dots += dot ? 1 : 0;
        }
        return (dots == 2 || dots == 3) && !text.endsWith(".");
    }

    /** An absolute https address, or http where allowed, that {@link URI} can hold; hosts with underscores are real. */
    static boolean url(String text, int maximum, boolean plainHttpAllowed) {
        boolean schemeFits = text.regionMatches(true, 0, "https://", 0, 8)
                || (plainHttpAllowed && text.regionMatches(true, 0, "http://", 0, 7));
        if (!schemeFits || !length(text, 1, maximum)) {
            return false;
        }
        try {
            return new URI(text).getRawAuthority() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Something before and something after the last at sign, nothing invisible; more would refuse real addresses. */
    static boolean email(String text) {
        int at = text.lastIndexOf('@');
        return length(text, 3, 254) && at > 0 && at < text.length() - 1 && every(text, c -> c > ' ' && c != 127);
    }

    private interface Alphabet {
        boolean has(char c);
    }

    /** A loop, because a stream of characters showed in the profile. */
    private static boolean every(String text, Alphabet alphabet) {
        for (int i = 0; i < text.length(); i++) {
            if (!alphabet.has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Minutes from UTC, up to five characters with the sign, whatever the number. */
    static boolean timeZone(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return signed ? digits(text.substring(1), 1, 4) : digits(text, 1, 5);
    }

    /** Letters, digits and hyphens of a language tag. */
    static boolean language(String text, int maximum) {
        return !text.isEmpty() && text.length() <= maximum && every(text, c -> letter(c) || digit(c) || c == '-');
    }

    /** The alphabet of base64url without padding. */
    static boolean base64url(String text) {
        return every(text, c -> letter(c) || digit(c) || c == '-' || c == '_');
    }

    /** The same with the standard alphabet, padding and white space, which live traffic brings as well. */
    static boolean anyBase64(String text) {
        return every(
                text,
                c -> letter(c)
                        || digit(c)
                        || c == '-'
                        || c == '_'
                        || c == '+'
                        || c == '/'
                        || c == '='
                        || Character.isWhitespace(c));
    }

    /** What the database can hold: no NUL, no half of a surrogate pair. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text cut to its first characters, with a question mark for all that is not visible ASCII. */
    static String printable(String text, int maximum) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(maximum).forEach(c -> shown.append(c > ' ' && c < 127 ? (char) c : '?'));
        return shown.toString();
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean hexadecimal(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
