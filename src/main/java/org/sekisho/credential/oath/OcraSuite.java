package org.sekisho.credential.oath;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An OCRA suite (RFC 6287, 6): which hash, how many digits, and what a code is made of.
 *
 * @param text           the suite as written; the code covers it
 * @param digits         0 for an HMAC that is not truncated
 * @param counter        whether a counter is covered
 * @param question       what the challenge is written in
 * @param questionLength the most characters of one
 * @param pin            hash of a PIN that is covered
 * @param sessionBytes   bytes of session information, 0 for none
 * @param stepSeconds    seconds of a step of time, 0 for none
 */
public record OcraSuite(
        String text,
        OathHash hash,
        int digits,
        boolean counter,
        Alphabet question,
        int questionLength,
        @Nullable OathHash pin,
        int sessionBytes,
        int stepSeconds) {

    private static final Pattern FUNCTION = Pattern.compile("HOTP-(SHA1|SHA256|SHA512)-(0|[4-9]|10)");
    private static final Pattern QUESTION = Pattern.compile("Q([ANH])([0-9]{2})");
    private static final Pattern PIN = Pattern.compile("P(SHA1|SHA256|SHA512)");
    private static final Pattern SESSION = Pattern.compile("S([0-9]{3})");
    private static final Pattern TIME = Pattern.compile("T([1-9]|[1-5][0-9])([SM])|T([0-9]|[1-3][0-9]|4[0-8])H");
    private static final int LONGEST_SESSION = 512;

    /** What a challenge is written in. */
    public enum Alphabet {
        /** Letters and digits. */
        A,
        /** Decimal digits. */
        N,
        /** Hexadecimal digits. */
        H
    }

    /** Reads a suite; anything that the RFC does not have is refused. */
    public static OcraSuite of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("OCRA-1")) {
            throw refused(text);
        }
        Matcher function = match(FUNCTION, parts[1], text);
        Deque<String> input = new ArrayDeque<>(List.of(parts[2].split("-", -1)));
        boolean counter = "C".equals(input.peek()) && input.pop() != null;
        Matcher question = match(QUESTION, input.isEmpty() ? "" : input.pop(), text);
        Matcher pin = next(PIN, input);
        Matcher session = next(SESSION, input);
        Matcher time = next(TIME, input);
        int length = Integer.parseInt(question.group(2));
        int bytes = session == null ? 0 : Integer.parseInt(session.group(1));
        if (!input.isEmpty() || length < 4 || length > 64 || bytes > LONGEST_SESSION) {
            throw refused(text);
        }
        return new OcraSuite(
                text,
                OathHash.valueOf(function.group(1)),
                Integer.parseInt(function.group(2)),
                counter,
                Alphabet.valueOf(question.group(1)),
                length,
                pin == null ? null : OathHash.valueOf(pin.group(1)),
                bytes,
                time == null ? 0 : seconds(time));
    }

    private static int seconds(Matcher time) {
        if (time.group(3) != null) {
            return Integer.parseInt(time.group(3)) * 3_600;
        }
        return Integer.parseInt(time.group(1)) * (time.group(2).equals("M") ? 60 : 1);
    }

    private static Matcher match(Pattern pattern, String part, String suite) {
        Matcher found = pattern.matcher(part);
        if (!found.matches()) {
            throw refused(suite);
        }
        return found;
    }

    private static @Nullable Matcher next(Pattern pattern, Deque<String> input) {
        Matcher found = pattern.matcher(input.isEmpty() ? "" : input.element());
        if (!found.matches()) {
            return null;
        }
        input.remove();
        return found;
    }

    private static IllegalArgumentException refused(String suite) {
        return new IllegalArgumentException("not an OCRA suite: " + suite);
    }
}
