package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.X509CertUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The SDK in a merchant's app. It shares no code with the application: keys and messages are those of another library, the derivation and
 * A128GCM with its counters are written out here.
 */
public final class AppSdk {
    private static final String REFERENCE = "3DS_LOA_SDK_SEKI_020200_00001";
    private static final String JOSE = "application/jose; charset=UTF-8";

    private final EncryptionMethod encryption;
    private final ECKey pair = fresh();
    private final ObjectNode aReq;
    private JsonNode aRes = JsonNodeFactory.instance.objectNode();
    private byte[] key = new byte[0];
    private String url = "";
    private int counter;
    private String last = "";

    private AppSdk(EncryptionMethod encryption, ObjectNode aReq) {
        this.encryption = encryption;
        this.aReq = aReq;
        aReq.put("sdkTransID", UUID.randomUUID().toString())
                .put("sdkAppID", UUID.randomUUID().toString())
                .put("sdkReferenceNumber", REFERENCE)
                .put("sdkMaxTimeout", "05")
                .set("sdkEphemPubKey", publicKey());
    }

    /** An app with screens of its own for these types, in the middle of a purchase. */
    public static AppSdk of(EncryptionMethod encryption, String pan, Directory directory, String... uiTypes) {
        return new AppSdk(encryption, purchase(pan, directory, "03", uiTypes));
    }

    /** An app that shows pages only. */
    public static AppSdk withPages(String pan, Directory directory) {
        return new AppSdk(EncryptionMethod.A128CBC_HS256, purchase(pan, directory, "02", "05"));
    }

    private static ObjectNode purchase(String pan, Directory directory, String sdkInterface, String... uiTypes) {
        ObjectNode aReq = Challenge.purchase(pan, directory).put("deviceChannel", "01");
        aReq.remove("threeDSCompInd");
        aReq.remove("notificationURL");
        Arrays.asList(
                        "AcceptHeader",
                        "IP",
                        "JavascriptEnabled",
                        "JavaEnabled",
                        "Language",
                        "ColorDepth",
                        "ScreenHeight",
                        "ScreenWidth",
                        "TZ",
                        "UserAgent")
                .forEach(name -> aReq.remove("browser" + name));
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        Arrays.asList(uiTypes).forEach(types::add);
        aReq.putObject("deviceRenderOptions").put("sdkInterface", sdkInterface).set("sdkUiType", types);
        return aReq;
    }

    private ObjectNode publicKey() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", pair.getX().toString())
                .put("y", pair.getY().toString());
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The AReq, to be changed before it is sent. */
    public ObjectNode aReq() {
        return aReq;
    }

    /** The same app in another version of the protocol. */
    public AppSdk in(String version) {
        aReq.put("messageVersion", version);
        if (version.equals("2.3.1")) {
            aReq.put("sdkType", "01").put("acquirerCountryCode", "392");
        }
        return this;
    }

    /** The answer to it. */
    public JsonNode aRes() {
        return aRes;
    }

    /** acsTransID. */
    public UUID id() {
        return UUID.fromString(aRes.path("acsTransID").asText());
    }

    /** The same challenge, for whoever looks at its transaction. */
    public Challenge challenge() {
        return new Challenge(aReq, aRes);
    }

    /** Sends the AReq, believes the signed content and agrees on a key. */
    public AppSdk start() {
        return start(Acs::answer);
    }

    /** The same through somebody else. */
    public AppSdk start(Function<ObjectNode, JsonNode> answering) {
        aRes = answering.apply(aReq);
        if (!aRes.path("transStatus").asText().equals("C")) {
            throw new AssertionError("no challenge: " + aRes);
        }
        try {
            JWSObject signed = JWSObject.parse(aRes.path("acsSignedContent").asText());
            ECKey certified = ECKey.parse(X509CertUtils.parse(
                    signed.getHeader().getX509CertChain().getFirst().decode()));
            assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(signed.verify(new ECDSAVerifier(certified))).isTrue();
            Map<String, Object> content = signed.getPayload().toJSONObject();
            assertThat(key(content, "sdkEphemPubKey").toECPublicKey()).isEqualTo(pair.toECPublicKey());
            url = (String) content.get("acsURL");
            key = AgreedKey.derived(
                    pair.toECPrivateKey(), key(content, "acsEphemPubKey").toECPublicKey(), REFERENCE);
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    private static ECKey key(Map<String, Object> content, String name) throws ParseException {
        return ECKey.parse((Map<String, Object>) content.get(name));
    }

    /** A message with nothing but what all have. */
    public ObjectNode cReq() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "CReq")
                .put("messageVersion", aReq.path("messageVersion").asText())
                .put("threeDSServerTransID", aReq.path("threeDSServerTransID").asText())
                .put("acsTransID", aRes.path("acsTransID").asText())
                .put("sdkTransID", aReq.path("sdkTransID").asText())
                .put("sdkCounterStoA", String.format(Locale.ROOT, "%03d", counter));
    }

    /** The first message. */
    public JsonNode open() {
        return send(cReq());
    }

    /** Something is typed or selected. */
    public JsonNode enter(String text) {
        return send("challengeDataEntry", text);
    }

    /** Another message with one element more. */
    public JsonNode send(String name, String value) {
        return send(cReq().put(name, value));
    }

    /** Sends a message and reads the answer as an SDK does; an Erro moves no counter. */
    public JsonNode send(ObjectNode cReq) {
        return read(post(encrypted(cReq)), cReq);
    }

    /** What was sent last, once more; the answer as it comes. */
    public HttpResponse<String> again() {
        return post(last);
    }

    /** Sends any text. */
    public HttpResponse<String> post(String body) {
        return post(body, JOSE);
    }

    /** Sends any text of any type. */
    public HttpResponse<String> post(String body, String type) {
        last = body;
        return Acs.send(HttpRequest.newBuilder(URI.create(url))
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A message as it travels. */
    public String encrypted(ObjectNode cReq) {
        return encrypted(cReq, aRes.path("acsTransID").asText());
    }

    /** The same under any key id. */
    public String encrypted(ObjectNode cReq, String kid) {
        try {
            return encryption.equals(EncryptionMethod.A128GCM) ? gcm(cReq, kid) : cbc(cReq, kid);
        } catch (JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String cbc(ObjectNode cReq, String kid) throws JOSEException {
        JWEObject jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256)
                        .keyID(kid)
                        .build(),
                new Payload(cReq.toString()));
        jwe.encrypt(new DirectEncrypter(key));
        return jwe.serialize();
    }

    private String gcm(ObjectNode cReq, String kid) throws GeneralSecurityException {
        String header = encoded(("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"" + kid + "\"}").getBytes(UTF_8));
        byte[] iv = new byte[12];
        iv[11] = (byte) counter;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(key, 16), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(header.getBytes(US_ASCII));
        byte[] sealed = cipher.doFinal(cReq.toString().getBytes(UTF_8));
        int text = sealed.length - 16;
        return header + ".." + encoded(iv) + "." + encoded(Arrays.copyOf(sealed, text)) + "."
                + encoded(Arrays.copyOfRange(sealed, text, sealed.length));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What an approved SDK checks of every answer. */
    private JsonNode read(HttpResponse<String> answer, ObjectNode cReq) {
        assertThat(answer.statusCode()).isEqualTo(200);
        String type = answer.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (answer.body().startsWith("{")) {
            assertThat(type).isEqualTo("application/json; charset=utf-8");
            return Acs.json(answer.body());
        }
        assertThat(type).isEqualTo("application/jose; charset=utf-8");
        JsonNode cRes = Acs.json(decrypted(answer.body()));
        for (String same : new String[] {"messageVersion", "threeDSServerTransID", "acsTransID", "sdkTransID"}) {
            assertThat(cRes.path(same)).isEqualTo(cReq.path(same));
        }
        assertThat(cRes.path("messageType").asText()).isEqualTo("CRes");
        assertThat(cRes.path("acsCounterAtoS").asText())
                .isEqualTo(cReq.path("sdkCounterStoA").asText());
        cRes.forEach(element -> assertThat(element.isNull()
                        || (element.isTextual() ? element.asText().isEmpty() : element.isEmpty()))
                .isFalse());
        counter++;
        return cRes;
    }

    private String decrypted(String compact) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            assertThat(jwe.getHeader().getKeyID())
                    .isEqualTo(aRes.path("acsTransID").asText());
            assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(encryption);
            boolean gcm = encryption.equals(EncryptionMethod.A128GCM);
            if (gcm) {
                byte[] iv = new byte[12];
                Arrays.fill(iv, (byte) 0xFF);
                iv[11] = (byte) counter;
                assertThat(jwe.getIV().decode()).isEqualTo(iv);
            }
            jwe.decrypt(new DirectDecrypter(gcm ? Arrays.copyOfRange(key, 16, 32) : key));
            return Objects.requireNonNull(jwe.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
