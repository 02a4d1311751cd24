package org.sekisho.sdk.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * An encrypted message of an app, as its clear header describes it: a compact JWE (RFC 7516) with {@code alg} "dir". Nothing in it is
 * believed before {@link #opened(SessionKey)} has verified it.
 *
 * @param kid whose key it was encrypted with, as the sender says
 */
public record SecureMessage(Encryption encryption, String kid, String compact) {

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");
    private static final int PARTS = 5;
    private static final int LONGEST_HEADER = 1_000;

    /** Compression tells by its length what is inside; what is critical or unencoded would be understood in another way than we do. */
    private static final Set<String> REFUSED =
            Set.of("zip", "crit", "b64", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c");

    /** Why a text is no message of an app. */
    public enum Problem {
        /** It is not a compact JWE. */
        NO_MESSAGE,
        /** It is encrypted in a way that was not agreed on. */
        ALGORITHM,
        /** It does not open. */
        SEALED
    }

    /** Carries the problem and nothing of the message. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final Problem problem;

        Unreadable(Problem problem) {
            super(problem.name(), null, false, false);
            this.problem = problem;
        }

        /** What is wrong with it. */
        public Problem problem() {
            return problem;
        }
    }

    /** Reads the form and the header of a message. */
    public static SecureMessage read(String compact) throws Unreadable {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != PARTS || !List.of(parts).stream().allMatch(SecureMessage::isCanonical)) {
            throw new Unreadable(Problem.NO_MESSAGE);
        }
        Map<String, Object> header = header(parts[0]);
        if (!(header.get("kid") instanceof String kid)
                || !(header.get("alg") instanceof String alg)
                || !(header.get("enc") instanceof String enc)) {
            throw new Unreadable(Problem.NO_MESSAGE);
        }
        if (!alg.equals(KeyManagementAlgorithmIdentifiers.DIRECT)
                || !parts[1].isEmpty()
                || header.keySet().stream().anyMatch(REFUSED::contains)) {
            throw new Unreadable(Problem.ALGORITHM);
        }
        return new SecureMessage(
                Encryption.find(enc).orElseThrow(() -> new Unreadable(Problem.ALGORITHM)), kid, compact);
    }

    /** One text for one content: no padding, no other alphabet, no bits that mean nothing. */
    private static boolean isCanonical(String part) {
        if (!BASE64URL.matcher(part).matches()) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Object> header(String part) throws Unreadable {
        if (part.length() > LONGEST_HEADER) {
            throw new Unreadable(Problem.NO_MESSAGE);
        }
        try {
            return JsonUtil.parseJson(utf8(Base64.getUrlDecoder().decode(part)));
        } catch (JoseException | CharacterCodingException e) {
            throw new Unreadable(Problem.NO_MESSAGE);
        }
    }

    /** Verifies and decrypts it; the tag is compared in constant time. */
    public String opened(SessionKey key) throws Unreadable {
        JsonWebEncryption jwe = jwe(encryption);
        jwe.setKey(new SecretKeySpec(encryption.fromApp(key), "AES"));
        try {
            jwe.setCompactSerialization(compact);
            return utf8(jwe.getPlaintextBytes());
        } catch (JoseException | CharacterCodingException e) {
            throw new Unreadable(Problem.SEALED);
        }
    }

    /**
     * Encrypts an answer. With A128GCM two texts under one counter would give the key away: the caller keeps what it sends, and sends it
     * again.
     */
    public static String sealed(String text, Encryption encryption, String kid, Counter counter, SessionKey key) {
        JsonWebEncryption jwe = jwe(encryption);
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(encryption.id());
        jwe.setKeyIdHeaderValue(kid);
        jwe.setKey(new SecretKeySpec(encryption.toApp(key), "AES"));
        encryption.ivToApp(counter).ifPresent(jwe::setIv);
        jwe.setPlaintext(text.getBytes(StandardCharsets.UTF_8));
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a message to an app can always be encrypted", e);
        }
    }

    private static JsonWebEncryption jwe(Encryption encryption) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT));
        jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, encryption.id()));
        return jwe;
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Without its content. */
    @Override
    public String toString() {
        return "SecureMessage[" + encryption + ", " + compact.length() + "]";
    }
}
