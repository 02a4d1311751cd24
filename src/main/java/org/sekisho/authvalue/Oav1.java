package org.sekisho.authvalue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.AuthenticationValueAlgorithm.Finding;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/**
 * The construction of the value, version 1: a header of 7 bytes and the first 13 bytes of an HMAC-SHA-256 over "OAV1", the header
 * and the authenticated data, each field preceded by its length in two bytes.
 *
 * <pre>
 *   byte 0     version 1 | outcome        byte 2     proof | protocol
 *   byte 1     key id                     bytes 3–6  random, so that no two values are equal
 * </pre>
 */
public final class Oav1 {

    private static final byte[] LABEL = "OAV1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEADER = 7;
    private static final int LENGTH = 20;

    private Oav1() {}

    /** The nibbles of the header. */
    public static final class Header {

        private Header() {}

        /** How it ended. */
        public enum Outcome {
            CHALLENGED(0),
            FRICTIONLESS(1),
            ATTEMPTED(2),
            DECOUPLED(3),
            INFORMATIONAL(4);

            private final int nibble;

            Outcome(int nibble) {
                this.nibble = nibble;
            }
        }

        /** What the cardholder proved it with. */
        public enum Proof {
            NONE(0),
            STATIC(1),
            ONE_TIME_CODE(2),
            OUT_OF_BAND(3),
            PASSKEY(4),
            SPC(5);

            private final int nibble;

            Proof(int nibble) {
                this.nibble = nibble;
            }
        }
    }

    /** How the request came. */
    public enum Protocol {
        REST(1),
        V2_1(4),
        V2_2(5),
        V2_3_1(6);

        private final int nibble;

        Protocol(int nibble) {
            this.nibble = nibble;
        }
    }

    static String value(
            Key key, Header.Outcome outcome, Header.Proof proof, Protocol protocol, int random, Authenticated what) {
        byte[] header = ByteBuffer.allocate(HEADER)
                .put((byte) (VERSION << 4 | outcome.nibble))
                .put((byte) key.id())
                .put((byte) (proof.nibble << 4 | protocol.nibble))
                .putInt(random)
                .array();
        return Base64.getEncoder().encodeToString(complete(key, header, what));
    }

    /** Whether a value was made over this, with the key that it names, whether new values are made with that or not. */
    static Finding verify(KeyRing keys, String value, Authenticated what) {
        byte[] given = bytes(value);
        if (given.length != LENGTH || given[0] >> 4 != VERSION) {
            return Finding.FALSE;
        }
        byte[] header = Arrays.copyOf(given, HEADER);
        return keys.find(Purpose.VALUE, Byte.toUnsignedInt(given[1]))
                .map(key -> MessageDigest.isEqual(complete(key, header, what), given) ? Finding.GENUINE : Finding.FALSE)
                .orElse(Finding.UNKNOWN_KEY);
    }

    /** None where the same bytes are written in another way: a value has one spelling. */
    private static byte[] bytes(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            return Base64.getEncoder().encodeToString(bytes).equals(value) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The header with its MAC. */
    private static byte[] complete(Key key, byte[] header, Authenticated what) {
        Mac mac = KeyRing.mac(key);
        mac.update(LABEL);
        mac.update(header);
        for (String field : canonical(what)) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(2).putShort((short) bytes.length).flip());
            mac.update(bytes);
        }
        byte[] value = Arrays.copyOf(header, LENGTH);
        System.arraycopy(mac.doFinal(), 0, value, HEADER, LENGTH - HEADER);
        return value;
    }

    private static String[] canonical(Authenticated what) {
        return new String[] {
            what.pan().digits(),
            what.messageCategory(),
            withoutLeadingZeros(text(what.amount())),
            text(what.currency()),
            text(what.exponent()),
            text(what.date()),
            text(what.merchantId()),
            text(what.acquirerBin()),
            Normalizer.normalize(text(what.merchantName()), Normalizer.Form.NFC),
            text(what.dsTransId()).toLowerCase(Locale.ROOT),
            what.acsTransId().toLowerCase(Locale.ROOT),
            what.eci()
        };
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    private static String withoutLeadingZeros(String amount) {
        int first = 0;
        while (first < amount.length() - 1 && amount.charAt(first) == '0') {
            first++;
        }
        return amount.substring(first);
    }
}
