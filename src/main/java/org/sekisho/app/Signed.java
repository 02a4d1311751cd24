package org.sekisho.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What an app says of a request besides the request itself: {@code Authorization: Sekisho-App <device>.<seconds>.<nonce>.<signature>}.
 *
 * @param seconds since 1970, by the app's idea of our clock
 */
record Signed(UUID device, long seconds, byte[] nonce, byte[] signature) {

    private static final String SCHEME = "Sekisho-App ";
    private static final int NONCE = 16;
    private static final int LONGEST = 200;
    private static final String HMAC = "HmacSHA256";

    /** Reads the header. */
    static Signed read(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME) || header.length() > LONGEST) {
            throw Refused.signature(null);
        }
        String[] parts = header.substring(SCHEME.length()).split("\\.", -1);
        try {
            byte[] nonce = parts.length == 4 ? Base64.getUrlDecoder().decode(parts[2]) : new byte[0];
            if (nonce.length != NONCE) {
                throw Refused.signature(null);
            }
            return new Signed(
                    UUID.fromString(parts[0]),
                    Long.parseLong(parts[1]),
                    nonce,
                    Base64.getUrlDecoder().decode(parts[3]));
        } catch (IllegalArgumentException _) {
            throw Refused.signature(null);
        }
    }

    /** Whether a key has signed this for a request. */
    boolean isBy(byte[] key, String method, String path, byte[] body) {
        try {
            String text = String.join(
                    "\n",
                    method,
                    path,
                    device.toString(),
                    Long.toString(seconds),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return MessageDigest.isEqual(mac.doFinal(text.getBytes(US_ASCII)), signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
