package org.sekisho.demo;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the one-time code in a message the way a phone does. */
final class CodeInText {
    private static final Pattern LINE_OF_ITS_OWN = Pattern.compile("(?m)^[ \\t]*(\\d{6,8})[ \\t]*\\r?$");
    /** Six to eight digits that are no piece of a longer number and no amount of money. */
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\d\\p{Sc}])(?<!\\d[,.\\-])(?<!\\p{Sc}\\s)(?<!\\b[A-Z]{3}\\s)"
                    + "(\\d{6,8})(?![,.\\-]?\\d)(?!\\s*(?:\\p{Sc}|円|yen\\b|[A-Z]{3}\\b))");

    private CodeInText() {}

    /** The code, preferably from a line that holds nothing else. */
    static Optional<String> find(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return first(LINE_OF_ITS_OWN, plain).or(() -> first(ANYWHERE, plain));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map((MatchResult found) -> found.group(1));
    }
}
