package org.sekisho.member;

import java.util.regex.Pattern;

/** Which characters people may choose for what others will read, or type again on another keyboard. */
final class Characters {

    /** Control, unassigned, private and half characters, line ends, and those that turn the direction of the text around them. */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private Characters() {}

    static boolean fit(String text) {
        return !UNFIT.matcher(text).find();
    }

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
