package org.sekisho.platform.page;

import java.util.regex.Pattern;

/** Text from outside, freed of what could disturb the text around it. Escaping is the template's work. */
public final class PlainText {
    // Embeddings, overrides and isolates turn "moc.elgoog" into "google.com"; a stray U+2069 even leaves the bdi
    // element.
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private PlainText() {}

    /** The same text on one line and without bidirectional controls. */
    public static String of(String text) {
        var oneLine = CONTROL.matcher(text).replaceAll(" ");
        return DIRECTION.matcher(oneLine).replaceAll("").strip();
    }
}
