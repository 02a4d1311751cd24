package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sekisho.credential.oath.Ocra;
import org.sekisho.credential.oath.OcraSuite;

/** A telephone with the app, as the app's scripts are but in Java, so that a test can do what the app would not. */
public final class AppPhone {
    private static final OcraSuite SUITE = OcraSuite.of("OCRA-1:HOTP-SHA256-6:QN10-T30S");

    private final KeyPair pair;
    private final byte[] device;
    private byte @Nullable [] codeKey;
    private byte @Nullable [] requestKey;
    private @Nullable UUID id;

    /** A new one. */
    public AppPhone() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
            device = joined(new byte[] {4}, number(point.getAffineX()), number(point.getAffineY()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Registers, and makes its keys of what comes back. */
    public HttpResponse<String> register(String name, String password) {
        HttpResponse<String> answer = offer(name, password, device);
        if (answer.statusCode() == 200) {
            take(Acs.json(answer.body()), proofKey(name, password));
        }
        return answer;
    }

    /** Sends an offer with any public key. */
    public HttpResponse<String> offer(String name, String password, byte[] publicKey) {
        String body = """
                {"registration":"%s","device":"%s","proof":"%s","label":"A card","colour":"PINE"}""".formatted(
                        name,
                        base64(publicKey),
                        base64(hmac(proofKey(name, password), "device".getBytes(US_ASCII), publicKey)));
        return Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/app/registrations")))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private void take(JsonNode answer, byte[] proofKey) {
        byte[] server = Base64.getUrlDecoder().decode(answer.get("server").asText());
        byte[] shown = Base64.getUrlDecoder().decode(answer.get("answer").asText());
        if (!Arrays.equals(shown, hmac(proofKey, "server".getBytes(US_ASCII), device, server))) {
            throw new AssertionError("the server does not know the password");
        }
        byte[] salt = hmac(proofKey, "keys".getBytes(US_ASCII), device, server);
        byte[] secret = shared(server);
        codeKey = derived(secret, salt, "sekisho app codes");
        requestKey = derived(secret, salt, "sekisho app requests");
        id = UUID.fromString(answer.get("device").asText());
    }

    /** The id that the server gave it. */
    public @Nullable UUID id() {
        return id;
    }

    /** The code of a purchase in a step of time. */
    public String code(String challenge, long step) {
        return Ocra.code(there(codeKey), SUITE, Ocra.Input.of(challenge, step));
    }

    /** Sends a signed request. */
    public HttpResponse<String> post(String path, String body) {
        return send(path, body, signature(path, body, Instant.now().getEpochSecond()));
    }

    /** Sends a request with any signature. */
    public static HttpResponse<String> send(String path, String body, String signature) {
        return Acs.send(HttpRequest.newBuilder(URI.create(Acs.url(path)))
                .header("content-type", "application/json")
                .header("authorization", signature)
                .POST(BodyPublishers.ofString(body)));
    }

    /** The header that signs a request. */
    public String signature(String path, String body, long seconds) {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String text = String.join(
                "\n",
                "POST",
                path,
                String.valueOf(id),
                Long.toString(seconds),
                base64(nonce),
                HexFormat.of().formatHex(sha256(body)));
        return "Sekisho-App " + id + "." + seconds + "." + base64(nonce) + "."
                + base64(hmac(there(requestKey), text.getBytes(US_ASCII)));
    }

    private static byte[] there(byte @Nullable [] key) {
        if (key == null) {
            throw new AssertionError("not registered yet");
        }
        return key;
    }

    private byte[] shared(byte[] server) {
        try {
            ECPoint point = new ECPoint(
                    new BigInteger(1, Arrays.copyOfRange(server, 1, 33)),
                    new BigInteger(1, Arrays.copyOfRange(server, 33, 65)));
            var theirs = KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) pair.getPublic()).getParams()));
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] derived(byte[] secret, byte[] salt, String info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .addSalt(salt)
                            .thenExpand(info.getBytes(US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] proofKey(String name, String password) {
        return sha256("sekisho app registration\0" + name + "\0" + password);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(joined(parts));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] number(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
