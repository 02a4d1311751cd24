package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Messages;

class CReqReaderTest {

    private static final String SERVER = "8A880DC0-D2D2-4067-BCB1-B08D1690B26E";
    private static final String ACS = "d7c1ee99-9478-44a6-b1f2-391e29c6b340";

    private final CReqReader reader = new CReqReader();

    @Test
    void requestIsRead() {
        CReq cReq = reader.read(Messages.cReq(SERVER, ACS));

        assertThat(cReq).isEqualTo(new CReq(SERVER, ACS, "CReq", "2.2.0", ChallengeWindowSize.W250_H400, null));
        assertThat(cReq.ids()).isEqualTo(new Ids(SERVER, null, ACS, null));
    }

    @Test
    void bothAlphabetsWithAndWithoutPaddingAndWrappedAreRead() {
        // these characters make the alphabets differ, the lengths need two, one and no padding characters
        for (String filler : new String[] {"?>~ÿ漢", "?>~ÿ漢.", "?>~ÿ漢.."}) {
            String json = json().put("unheardOf", filler).toPrettyString();
            byte[] bytes = json.getBytes(UTF_8);

            CReq expected = reader.read(Base64.getUrlEncoder().encodeToString(bytes));

            assertThat(reader.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .isEqualTo(expected);
            assertThat(reader.read(Base64.getEncoder().encodeToString(bytes))).isEqualTo(expected);
            assertThat(reader.read(Base64.getEncoder().withoutPadding().encodeToString(bytes)))
                    .isEqualTo(expected);
            assertThat(reader.read(Base64.getMimeEncoder().encodeToString(bytes) + "\r\n \t"))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "====", "A", "%7B%7D", "{}", "e30", "W10", "bnVsbA", "eyJ", "é", "MQ"})
    void whatIsNoEncodedRequestIsInvalid(String field) {
        assertThat(refusal(field).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(field).ids()).isEqualTo(Ids.NONE);
    }

    @Test
    void onlyUtf8WithoutByteOrderMarkIsRead() {
        String json = json().put("unheardOf", "ÿ").toString();

        assertThat(refusal(base64(json.getBytes(ISO_8859_1))).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(base64(json.getBytes(UTF_16))).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(base64(("\uFEFF" + json).getBytes(UTF_8))).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
    }

    @Test
    void hugeFieldIsInvalid() {
        assertThat(refusal("A".repeat(2_000_000)).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
    }

    @Test
    void otherMessageIsInvalidButItsIdsAreKnown() {
        var refusal = refusal(base64(json().put("messageType", "CRes")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal.messageType()).isEqualTo("CRes");
        assertThat(refusal.ids().acsTransID()).isEqualTo(ACS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threeDSServerTransID", "acsTransID", "messageVersion", "challengeWindowSize"})
    void missingElementIsNamedWithTheIdsThatAreThere(String name) {
        ObjectNode json = json();
        json.remove(name);

        var refusal = refusal(base64(json));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ELEMENT_MISSING);
        assertThat(refusal.detail()).isEqualTo(name);
        assertThat(refusal.ids()).isEqualTo(Ids.in(json));
        assertThat(refusal(base64(json.put(name, ""))).code()).isEqualTo(ErrorCode.ELEMENT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threeDSServerTransID", "acsTransID", "messageVersion", "challengeWindowSize"})
    void malformedElementIsNamedWithTheIdsThatAreThere(String name) {
        ObjectNode json = json().put(name, "06");

        var refusal = refusal(base64(json));

        assertThat(refusal.code()).isEqualTo(ErrorCode.FORMAT_INVALID);
        assertThat(refusal.detail()).isEqualTo(name);
        assertThat(refusal.messageType()).isEqualTo("CReq");
        assertThat(refusal.ids()).isEqualTo(Ids.in(json));
    }

    @Test
    void repeatedNameAndCriticalExtensionAreRefused() {
        String twice = json().toString().replaceFirst("\\{", "{\"acsTransID\":\"" + ACS + "\",");
        ObjectNode critical = json();
        critical.putArray("messageExtension")
                .addObject()
                .put("name", "n")
                .put("id", "A1")
                .put("criticalityIndicator", true)
                .putObject("data")
                .put("a", 1);

        assertThat(refusal(base64(twice.getBytes(UTF_8))).code()).isEqualTo(ErrorCode.DUPLICATE_ELEMENT);
        assertThat(refusal(base64(critical)).code()).isEqualTo(ErrorCode.CRITICAL_EXTENSION_UNKNOWN);
    }

    @Test
    void everyWindowSizeIsKnown() {
        for (ChallengeWindowSize size : ChallengeWindowSize.values()) {
            assertThat(reader.read(base64(json().put("challengeWindowSize", size.code())))
                            .challengeWindowSize())
                    .isEqualTo(size);
        }
    }

    @Test
    void erroIsRecognised() {
        assertThatExceptionOfType(ErroReceived.class)
                .isThrownBy(() -> reader.read(base64(json().put("messageType", "Erro"))));
    }

    private static ObjectNode json() {
        return Messages.cReqJson(SERVER, ACS);
    }

    private static String base64(ObjectNode json) {
        return Wire.base64url(json);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private ProtocolException refusal(String field) {
        ProtocolException refusal = catchThrowableOfType(ProtocolException.class, () -> reader.read(field));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
