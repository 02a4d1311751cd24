package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RResReaderTest {

    private static final Ids IDS = new Ids(
            "8a880dc0-d2d2-4067-bcb1-b08d1690b26e",
            "1a8f3cf0-a2d2-5067-bcb1-b08d1690b26e",
            "d7c1ee99-9478-44a6-b1f2-391e29c6b340",
            null);
    private static final String STRANGER = "00000000-0000-0000-0000-000000000000";

    private final RReq sent =
            RReq.of(IDS, "2.2.0", "01", TransStatus.AUTHENTICATED, null, AuthenticationType.DYNAMIC, null, 1, null);
    private final RResReader reader = new RResReader();

    @Test
    void fittingReceiptIsRead() {
        RRes receipt = RRes.to(sent, ResultsStatus.RECEIVED);

        assertThat(reader.read(Wire.write(receipt), sent)).isEqualTo(receipt);
    }

    @Test
    void receiptMaySpellIdsInTheOtherCase() {
        String body = json().put("acsTransID", IDS.acsTransID().toUpperCase(Locale.ROOT))
                .toString();

        assertThat(reader.read(body, sent).resultsStatus()).isEqualTo(ResultsStatus.RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threeDSServerTransID", "dsTransID", "acsTransID"})
    void idsMustBeThoseThatWereSent(String name) {
        assertThat(refusal(json().put(name, STRANGER))).isEqualTo("301 " + name);
        assertThat(refusal(json().put(name, "x"))).isEqualTo("203 " + name);
        assertThat(refusal(json().put(name, ""))).isEqualTo("201 " + name);
    }

    @Test
    void idOfTheAppMustComeBackIfItWasSentAndOnlyThen() {
        Ids ids = new Ids(IDS.threeDSServerTransID(), IDS.dsTransID(), IDS.acsTransID(), STRANGER);
        RReq app = RReq.of(ids, "2.2.0", "01", TransStatus.AUTHENTICATED, null, null, null, 1, null);

        assertThat(reader.read(json().put("sdkTransID", STRANGER).toString(), app)
                        .sdkTransID())
                .isEqualTo(STRANGER);
        assertThat(catchThrowableOfType(ProtocolException.class, () -> reader.read(json().toString(), app))
                        .detail())
                .isEqualTo("sdkTransID");
        assertThat(refusal(json().put("sdkTransID", STRANGER))).isEqualTo("301 sdkTransID");
    }

    @Test
    void versionMustBeTheTransactions() {
        assertThat(refusal(json().put("messageVersion", "2.1.0"))).isEqualTo("203 messageVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "1", "Y"})
    void statusMustBeKnownInThisVersion(String status) {
        assertThat(refusal(json().put("resultsStatus", status))).isEqualTo("203 resultsStatus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "[]", "{}", "<html>", "{\"messageType\":\"ARes\"}"})
    void otherAnswerIsInvalidAndToldWithTheIdsThatWereSent(String body) {
        var refusal = catchThrowableOfType(ProtocolException.class, () -> reader.read(body, sent));

        var erro = refusal.toErro("2.2.0");
        assertThat(erro.errorCode()).isEqualTo("101");
        assertThat(erro.errorMessageType()).isEqualTo("RRes");
        assertThat(erro.acsTransID()).isEqualTo(IDS.acsTransID());
        assertThat(erro.messageVersion()).isEqualTo("2.2.0");
    }

    @Test
    void erroIsHandedOn() {
        String erro = Wire.write(Erro.of(ErrorCode.TIMED_OUT, "late", "2.2.0", "RReq", IDS));

        assertThatExceptionOfType(ErroReceived.class)
                .isThrownBy(() -> reader.read(erro, sent))
                .satisfies(received -> assertThat(Wire.write(received.erro())).isEqualTo(erro));
    }

    private ObjectNode json() {
        return Json.parse(Wire.write(RRes.to(sent, ResultsStatus.RECEIVED))).root();
    }

    private String refusal(ObjectNode json) {
        var refusal = catchThrowableOfType(ProtocolException.class, () -> reader.read(json.toString(), sent));
        assertThat(refusal.ids()).isEqualTo(IDS);
        return refusal.code().code() + ' ' + refusal.detail();
    }
}
