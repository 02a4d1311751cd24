package org.sekisho.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sekisho.credential.store.AppDevices;

/**
 * What app and server calculate, each for itself. ECDH gives them a secret that no message carried; the registration password, which
 * does not travel either, shows each that the other is no stranger in the middle, and goes into the keys besides. The file
 * assets/agreement.js of the app is the other half.
 *
 * <pre>
 *   P  = SHA-256("sekisho app registration" ‖ 0 ‖ ID ‖ 0 ‖ password)
 *   app → server:  D, HMAC(P, "device" ‖ D)
 *   server → app:  S, HMAC(P, "server" ‖ D ‖ S)
 *   keys: HKDF-SHA-256(ECDH(D, S), salt = HMAC(P, "keys" ‖ D ‖ S), info = "sekisho app codes" or "sekisho app requests")
 * </pre>
 */
final class Agreement {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY = 32;

    private Agreement() {}

    /** What ID and password make. */
    static byte[] proofKey(String name, String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("sekisho app registration\0" + name + "\0" + password).getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a device knows the password. */
    static boolean isProven(byte[] proofKey, byte[] device, byte[] proof) {
        return MessageDigest.isEqual(hmac(proofKey, "device", device), proof);
    }

    /** Shows the app that we know it as well. */
    static byte[] answer(byte[] proofKey, byte[] device, byte[] server) {
        return hmac(proofKey, "server", device, server);
    }

    /** The keys of a device and of a pair of ours that is made for it alone. */
    static AppDevices.Keys keys(byte[] proofKey, byte[] device, ECPublicKey theirs, KeyPair ours) {
        byte[] server = P256.raw((ECPublicKey) ours.getPublic());
        byte[] salt = hmac(proofKey, "keys", device, server);
        byte[] secret = P256.shared(ours, theirs);
        return new AppDevices.Keys(
                device,
                server,
                derived(secret, salt, "sekisho app codes"),
                derived(secret, salt, "sekisho app requests"));
    }

    private static byte[] derived(byte[] secret, byte[] salt, String info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .addSalt(salt)
                            .thenExpand(info.getBytes(US_ASCII), KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HKDF", e);
        }
    }

    private static byte[] hmac(byte[] key, String label, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(label.getBytes(US_ASCII));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
