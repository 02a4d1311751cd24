package org.sekisho.platform.page;

import java.util.regex.Pattern;

/** Text from outside, freed of what could disturb the text around it. Escaping is the template's work. */
public final class PlainText {
    // Embeddings, overrides and isolates turn "moc.elgoog" into "google.com"; a stray U+2069 even leaves the bdi
    // element.
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    // Nobody sees them, so they only make two names differ that look the same. Joiners stay: emoji and Persian need
    // them.
    private static final Pattern INVISIBLE = Pattern.compile("[\\u180E\\u200B\\u2060-\\u2064\\uFEFF]");
    // Marks upon marks are painted over the lines above and below, the amount among them; no language stacks more than
    // four.
    private static final Pattern PILE = Pattern.compile("(\\p{M}{4})\\p{M}+");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private PlainText() {}

    /** The same text on one line, without bidirectional controls, and without what nobody can see or what covers its neighbours. */
    public static String of(String text) {
        var oneLine = CONTROL.matcher(text).replaceAll(" ");
        var straight = DIRECTION.matcher(oneLine).replaceAll("");
        var visible = INVISIBLE.matcher(straight).replaceAll("");
        var whole = HALF.matcher(visible).replaceAll("\uFFFD");
        return PILE.matcher(whole).replaceAll("$1").strip();
    }
}
