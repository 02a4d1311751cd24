package org.sekisho.sdk.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted message of an app, as its clear header describes it: a compact JWE (RFC 7516) with {@code alg} "dir". Nothing in it is
 * believed before {@link #opened(SessionKey)} has verified it.
 *
 * @param encryption how it was encrypted; null for a way that nobody agreed on, which does not open
 * @param kid        whose key it was encrypted with, as the sender says
 */
public record SecureMessage(@Nullable Encryption encryption, String kid, String compact) {

    /** What agreeing on a key anew would take. */
    private static final Set<String> AGREEMENT = Set.of("epk", "apu", "apv");

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
        CompactJwe jwe = CompactJwe.read(compact);
        return new SecureMessage(encryption(jwe), jwe.text("kid"), compact);
    }

    private static @Nullable Encryption encryption(CompactJwe jwe) throws Unreadable {
        Optional<Encryption> named = Encryption.find(jwe.text("enc"));
        boolean direct = jwe.text("alg").equals(KeyManagementAlgorithmIdentifiers.DIRECT)
                && !jwe.hasKey()
                && !jwe.asksForMore()
                && jwe.header().keySet().stream().noneMatch(AGREEMENT::contains);
        return direct ? named.orElse(null) : null;
    }

    /** Verifies and decrypts it; the tag is compared in constant time. */
    public String opened(SessionKey key) throws Unreadable {
        if (encryption == null) {
            throw new Unreadable(Problem.ALGORITHM);
        }
        return CompactJwe.opened(
                compact,
                KeyManagementAlgorithmIdentifiers.DIRECT,
                encryption,
                new SecretKeySpec(encryption.fromApp(key), "AES"));
    }

    /**
     * Encrypts an answer. With A128GCM two texts under one counter would give the key away: the caller keeps what it sends, and sends it
     * again.
     */
    public static String sealed(String text, Encryption encryption, String kid, Counter counter, SessionKey key) {
        JsonWebEncryption jwe = CompactJwe.jwe(KeyManagementAlgorithmIdentifiers.DIRECT, encryption);
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

    /** Without its content. */
    @Override
    public String toString() {
        return "SecureMessage[" + encryption + ", " + compact.length() + "]";
    }
}
