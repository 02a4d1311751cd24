package org.sekisho.sdk.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.sekisho.sdk.crypto.SecureMessage.Problem;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;

/**
 * The form of an encrypted text before anybody has a key for it: five parts (RFC 7516, section 7.1) and a header that can be read.
 *
 * @param compact all of it
 * @param parts   header, encrypted key, IV, content and tag, as they came
 * @param header  what the sender says, unverified
 */
record CompactJwe(String compact, List<String> parts, Map<String, Object> header) {

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");
    private static final int PARTS = 5;
    private static final int LONGEST_HEADER = 1_000;

    /** Compression tells by its length what is inside and grows beyond all bounds; what is critical or unencoded would be understood in another way than we do. */
    private static final Set<String> REFUSED = Set.of("zip", "crit", "b64", "iv", "tag", "p2s", "p2c");

    static CompactJwe read(String compact) throws Unreadable {
        List<String> parts = List.of(compact.split("\\.", -1));
        if (parts.size() != PARTS || !parts.stream().allMatch(CompactJwe::isCanonical)) {
            throw new Unreadable(Problem.NO_MESSAGE);
        }
        return new CompactJwe(compact, parts, header(parts.getFirst()));
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

    /** A text of the header; what should be there and is not makes it no message. */
    String text(String name) throws Unreadable {
        if (header.get(name) instanceof String text) {
            return text;
        }
        throw new Unreadable(Problem.NO_MESSAGE);
    }

    /** Whether the header asks for what nobody here does. */
    boolean asksForMore() {
        return header.keySet().stream().anyMatch(REFUSED::contains);
    }

    /** Whether it has something in the place of an encrypted key. */
    boolean hasKey() {
        return !parts.get(1).isEmpty();
    }

    byte[] part(int index) {
        return Base64.getUrlDecoder().decode(parts.get(index));
    }

    /** What is inside, verified in constant time; the algorithms are ours to say and not the sender's. */
    static String opened(String compact, String algorithm, Encryption encryption, Key key) throws Unreadable {
        JsonWebEncryption jwe = jwe(algorithm, encryption);
        jwe.setKey(key);
        try {
            jwe.setCompactSerialization(compact);
            return utf8(jwe.getPlaintextBytes());
        } catch (JoseException | CharacterCodingException e) {
            throw new Unreadable(Problem.SEALED);
        }
    }

    /** One that takes these two algorithms and no other. */
    static JsonWebEncryption jwe(String algorithm, Encryption encryption) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, encryption.id()));
        return jwe;
    }

    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
