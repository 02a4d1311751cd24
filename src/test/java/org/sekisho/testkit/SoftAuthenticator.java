package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A passkey in software, together with the browser around it; it lies where a test wants it to. */
public final class SoftAuthenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys = generated();
    private final byte[] rawId = random(32);
    private String origin;
    private String site = "localhost";
    private byte[] handle = new byte[0];
    private long count;
    private int flags = PRESENT | VERIFIED;
    private String around = ",\"crossOrigin\":false";

    /** One that is used on pages of an origin. */
    public SoftAuthenticator(String origin) {
        this.origin = origin;
    }

    /** From now on on another origin's pages. */
    public SoftAuthenticator from(String other) {
        origin = other;
        return this;
    }

    /** From now on for another site. */
    public SoftAuthenticator forSite(String other) {
        site = other;
        return this;
    }

    /** Knows its holder by this handle, in base64url. */
    public SoftAuthenticator of(String userHandle) {
        handle = Base64.getUrlDecoder().decode(userHandle);
        return this;
    }

    /** Says of whose it is no more. */
    public SoftAuthenticator ofNobody() {
        handle = new byte[0];
        return this;
    }

    /** Has signed as often. */
    public SoftAuthenticator counting(long signed) {
        count = signed;
        return this;
    }

    /** Whether it verifies its holder. */
    public SoftAuthenticator verifying(boolean verifies) {
        flags = verifies ? flags | VERIFIED : flags & ~VERIFIED;
        return this;
    }

    /** In a frame of another site; the browser names it where there is a name. */
    public SoftAuthenticator framed(String topOrigin) {
        around = ",\"crossOrigin\":true" + (topOrigin.isEmpty() ? "" : ",\"topOrigin\":\"" + topOrigin + "\"");
        return this;
    }

    /** On a page of its own. */
    public SoftAuthenticator unframed() {
        around = ",\"crossOrigin\":false";
        return this;
    }

    /** WebAuthn's credential ID, in base64url. */
    public String id() {
        return text(rawId);
    }

    /** What a registration page gets. */
    public String made(String challenge) {
        byte[] attested = joined(
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) rawId.length).array(),
                rawId,
                cose());
        byte[] data = joined(data(flags | ATTESTED), attested);
        byte[] object = joined(
                hex("A363666D74646E6F6E656761747453746D74A068617574684461746159"),
                ByteBuffer.allocate(2).putShort((short) data.length).array(),
                data);
        return dotted(object, client("webauthn.create", challenge));
    }

    /** What a page gets that asks for a passkey. */
    public String signed(String challenge) {
        return signed("webauthn.get", challenge);
    }

    /** As above, with client data of any type. */
    public String signed(String type, String challenge) {
        byte[] data = data(flags);
        byte[] client = client(type, challenge);
        return dotted(rawId, data, client, signature(joined(data, sha256(client))), handle);
    }

    /** As above, by another passkey that says to be this one. */
    public String forgedBy(SoftAuthenticator other, String challenge) {
        byte[] data = data(flags);
        byte[] client = client("webauthn.get", challenge);
        return dotted(rawId, data, client, other.signature(joined(data, sha256(client))), handle);
    }

    private byte[] data(int with) {
        return ByteBuffer.allocate(37)
                .put(sha256(site.getBytes(UTF_8)))
                .put((byte) with)
                .putInt((int) count)
                .array();
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\"" + around
                        + "}")
                .getBytes(UTF_8);
    }

    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return joined(
                hex("A5010203262001215820"),
                fixed(point.getAffineX().toByteArray()),
                hex("225820"),
                fixed(point.getAffineY().toByteArray()));
    }

    private byte[] signature(byte[] over) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(over);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] fixed(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String dotted(byte[]... parts) {
        return Stream.of(parts).map(SoftAuthenticator::text).collect(Collectors.joining("."));
    }

    private static String text(byte[] bytes) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), US_ASCII);
    }
}
