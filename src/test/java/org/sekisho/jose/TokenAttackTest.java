package org.sekisho.jose;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sekisho.platform.PublicAddress;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class TokenAttackTest {

    private static final KeyPair FOREIGN = SeededP256.of(new byte[32]);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    @Inject
    SigningKeys keys;

    @Inject
    PublicAddress address;

    @Test
    void aTokenMadeLikeOursIsAccepted() throws JoseException {
        assertThat(statusWith(token(header -> {}, claims -> {}))).isEqualTo(404);
    }

    @Test
    void oneSeedGivesOnePairAndTheHalvesFit() throws Exception {
        KeyPair pair = SeededP256.of(new byte[] {1, 2, 3});
        Signature signature = Signature.getInstance("SHA256withECDSA");

        signature.initSign(pair.getPrivate());
        signature.update(new byte[] {4});
        byte[] signed = signature.sign();
        signature.initVerify(SeededP256.of(new byte[] {1, 2, 3}).getPublic());
        signature.update(new byte[] {4});

        assertThat(signature.verify(signed)).isTrue();
        assertThat(SeededP256.of(new byte[] {1, 2, 4}).getPublic()).isNotEqualTo(pair.getPublic());
    }

    @TestFactory
    Stream<DynamicTest> noForgeryIsAcceptedAndAllAreAnsweredAlike() throws Exception {
        Map<String, String> forgeries = new TreeMap<>(signatures());
        forgeries.putAll(headers());
        forgeries.putAll(claims());
        forgeries.putAll(shapes());
        return forgeries.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> refused(forgery.getValue())));
    }

    private Map<String, String> signatures() throws Exception {
        String good = token(header -> {}, claims -> {});
        String[] parts = good.split("\\.");
        byte[] publicKey = keys.active().verifying().getEncoded();
        return Map.of(
                "foreign key under our kid", token(header -> {}, claims -> {}, FOREIGN.getPrivate(), "ES256"),
                "HS256 with our public key", token(header -> {}, claims -> {}, new HmacKey(publicKey), "HS256"),
                "no signature", parts[0] + "." + parts[1] + ".",
                "r and s are zero", parts[0] + "." + parts[1] + "." + URL.encodeToString(new byte[64]),
                "signature of the order", parts[0] + "." + parts[1] + "." + URL.encodeToString(order()),
                "half a signature", parts[0] + "." + parts[1] + "." + parts[2].substring(0, 43),
                "other claims under a good signature",
                        parts[0] + "."
                                + URL.encodeToString(goodClaims().toJson().getBytes(StandardCharsets.UTF_8)) + "."
                                + parts[2],
                "alg none", unsigned("none", keys.active().kid()),
                "alg NoNe", unsigned("NoNe", keys.active().kid()));
    }

    private Map<String, String> headers() throws JoseException {
        Map<String, String> forgeries = new LinkedHashMap<>();
        for (String kid : new String[] {"../../../etc/passwd", "1", "' OR 1=1 --", "/dev/null", "", "1-\0"}) {
            forgeries.put("kid " + kid.replace('\0', '0'), token(h -> h.setKeyIdHeaderValue(kid), claims -> {}));
        }
        forgeries.put("no kid", token(h -> h.getHeaders().setStringHeaderValue("kid", null), claims -> {}));
        for (String header : new String[] {"jku", "x5u", "x5c", "x5t", "zip", "cty", "b64"}) {
            forgeries.put(header, token(h -> h.setHeader(header, "https://evil.example/keys"), claims -> {}));
        }
        var embedded = new EllipticCurveJsonWebKey((java.security.interfaces.ECPublicKey) FOREIGN.getPublic());
        forgeries.put(
                "embedded jwk", token(h -> h.setJwkHeader(embedded), claims -> {}, FOREIGN.getPrivate(), "ES256"));
        forgeries.put("typ JWT", token(h -> h.setHeader("typ", "JWT"), claims -> {}));
        forgeries.put("unknown crit", token(h -> h.setHeader("crit", java.util.List.of("exp")), claims -> {}));
        return forgeries;
    }

    private Map<String, String> claims() throws JoseException {
        long now = Instant.now().getEpochSecond();
        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("other audience", token(h -> {}, c -> c.setAudience("other")));
        forgeries.put("no audience", token(h -> {}, c -> c.unsetClaim("aud")));
        forgeries.put("other issuer", token(h -> {}, c -> c.setIssuer("https://evil.example")));
        forgeries.put("no issuer", token(h -> {}, c -> c.unsetClaim("iss")));
        forgeries.put("expired", token(h -> {}, c -> c.setExpirationTime(NumericDate.fromSeconds(now - 6))));
        forgeries.put("never expires", token(h -> {}, c -> c.unsetClaim("exp")));
        forgeries.put("not yet", token(h -> {}, c -> c.setNotBefore(NumericDate.fromSeconds(now + 60))));
        forgeries.put("no subject", token(h -> {}, c -> c.unsetClaim("sub")));
        forgeries.put("unknown client", token(h -> {}, c -> c.setSubject("nobody")));
        return forgeries;
    }

    private Map<String, String> shapes() {
        return Map.of(
                "five parts", "e30.e30.e30.e30.e30",
                "encrypted with a costly password",
                        URL.encodeToString(
                                        "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":1000000000,\"p2s\":\"AAAA\"}"
                                                .getBytes(StandardCharsets.UTF_8))
                                + ".AAAA.AAAA.AAAA.AAAA",
                "no token", "x",
                "long", "e30." + "A".repeat(6000) + ".AAAA",
                "dots", "..");
    }

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get("/v1/authentications/" + UUID.randomUUID())
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("status", equalTo(401));
    }

    private static int statusWith(String token) {
        return given().auth()
                .oauth2(token)
                .get("/v1/authentications/" + UUID.randomUUID())
                .statusCode();
    }

    private String token(Consumer<JsonWebSignature> header, Consumer<JwtClaims> change) throws JoseException {
        return token(header, change, keys.active().signing(), "ES256");
    }

    private String token(Consumer<JsonWebSignature> header, Consumer<JwtClaims> change, Key key, String algorithm)
            throws JoseException {
        JwtClaims claims = goodClaims();
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false);
        token.setHeader("typ", "at+jwt");
        token.setKeyIdHeaderValue(keys.active().kid());
        header.accept(token);
        token.setKey(key);
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private JwtClaims goodClaims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(address.base().toString());
        claims.setAudience("sekisho");
        claims.setSubject("demo-shop");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("groups", "authentications:read");
        return claims;
    }

    private String unsigned(String algorithm, String kid) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
        return URL.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + URL.encodeToString(goodClaims().toJson().getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private byte[] order() {
        byte[] n = keys.active().verifying().getParams().getOrder().toByteArray();
        byte[] twice = new byte[64];
        System.arraycopy(n, n.length - 32, twice, 0, 32);
        System.arraycopy(n, n.length - 32, twice, 32, 32);
        return twice;
    }
}
