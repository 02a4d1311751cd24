package org.sekisho.credential.oath;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions of OATH, by the names that OCRA suites and otpauth addresses give them. */
public enum OathHash {
    /** What most authenticators know, and some know alone. */
    SHA1("HmacSHA1"),
    /** What our own app uses. */
    SHA256("HmacSHA256"),
    /** The longest. */
    SHA512("HmacSHA512");

    private final String mac;

    OathHash(String mac) {
        this.mac = mac;
    }

    byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac keyed = Mac.getInstance(mac);
            keyed.init(new SecretKeySpec(key, mac));
            return keyed.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + mac, e);
        }
    }
}
