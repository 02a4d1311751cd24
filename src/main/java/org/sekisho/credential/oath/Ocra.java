package org.sekisho.credential.oath;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OCRA (RFC 6287): a code of a challenge, and of whatever else its suite names. */
public final class Ocra {

    private static final int QUESTION_BYTES = 128;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

    private Ocra() {}

    /**
     * What a code covers. What the suite does not name must be absent.
     *
     * @param question the challenge; of two parties, both challenges behind each other
     * @param pinHash  the hash of the PIN
     * @param session  session information, as long as the suite says
     * @param step     the step of time
     */
    public record Input(
            String question,
            @Nullable Long counter,
            byte @Nullable [] pinHash,
            byte @Nullable [] session,
            @Nullable Long step) {

        /** A challenge and a step of time. */
        public static Input of(String question, long step) {
            return new Input(question, null, null, null, step);
        }

        /** Neither PIN nor challenge. */
        @Override
        public String toString() {
            return "Input[…]";
        }
    }

    /** The code, or the whole HMAC in hexadecimal digits where the suite has no digits. */
    public static String code(byte[] key, OcraSuite suite, Input input) {
        byte[] mac = suite.hash().hmac(key, message(suite, input));
        return suite.digits() == 0 ? HexFormat.of().formatHex(mac) : Hotp.truncate(mac, suite.digits());
    }

    /** [RFC 6287, 5.1] Suite, a zero byte, then the parts in this order; the RFC's own code has them so too. */
    private static byte[] message(OcraSuite suite, Input input) {
        byte[] name = suite.text().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer message = ByteBuffer.allocate(name.length + 1 + 2 * Long.BYTES + QUESTION_BYTES + 64 + 512);
        message.put(name).put((byte) 0);
        if (isThere(suite.counter(), input.counter()) && input.counter() != null) {
            message.putLong(input.counter());
        }
        message.put(question(suite, input.question()));
        if (isThere(suite.pin() != null, input.pinHash()) && input.pinHash() != null) {
            message.put(sized(input.pinHash(), length(suite.pin())));
        }
        if (isThere(suite.sessionBytes() > 0, input.session()) && input.session() != null) {
            message.put(sized(input.session(), suite.sessionBytes()));
        }
        if (isThere(suite.stepSeconds() > 0, input.step()) && input.step() != null) {
            message.putLong(input.step());
        }
        return Arrays.copyOf(message.array(), message.position());
    }

    private static boolean isThere(boolean named, @Nullable Object part) {
        if (named != (part != null)) {
            throw new IllegalArgumentException("the input is not what the suite names");
        }
        return named;
    }

    private static int length(@Nullable OathHash hash) {
        return hash == OathHash.SHA512 ? 64 : hash == OathHash.SHA256 ? 32 : 20;
    }

    private static byte[] sized(byte[] part, int length) {
        if (part.length != length) {
            throw new IllegalArgumentException("a part of the input has the wrong length");
        }
        return part;
    }

    /** Always 128 bytes, filled with zeros behind. */
    private static byte[] question(OcraSuite suite, String question) {
        Pattern allowed =
                switch (suite.question()) {
                    case A -> PRINTABLE;
                    case N -> DECIMAL;
                    case H -> HEXADECIMAL;
                };
        // both parties' challenges of a mutual exchange stand behind each other
        if (!allowed.matcher(question).matches() || question.length() > 2 * suite.questionLength()) {
            throw new IllegalArgumentException("the challenge is not what the suite names");
        }
        return Arrays.copyOf(bytes(suite.question(), question), QUESTION_BYTES);
    }

    private static byte[] bytes(OcraSuite.Alphabet alphabet, String question) {
        return switch (alphabet) {
            case A -> question.getBytes(StandardCharsets.US_ASCII);
            case H -> hex(question);
            case N -> hex(new BigInteger(question).toString(16).toUpperCase(Locale.ROOT));
        };
    }

    /** The digits count from the left: an odd one is followed by a zero, as in the RFC's own code. */
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
    }
}
