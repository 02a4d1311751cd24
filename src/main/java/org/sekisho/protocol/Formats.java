package org.sekisho.protocol;

/** Shapes of values, told by a walk over the characters. */
final class Formats {

    private Formats() {}

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

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hexadecimal(char c) {
        return digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
