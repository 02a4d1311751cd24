package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sekisho.protocol.Refusals.READER;
import static org.sekisho.protocol.Refusals.refusal;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.testkit.Messages.aReq;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Messages;

class AReqReaderTest {

    @Test
    void requestIsReadWithIdsAsTheyCame() {
        var json =
                aReq().put("dsTransID", "6AFA6072-9412-446B-9673-2f98b3ee98a2").put("email", "taro@example.jp");
        json.putObject("mobilePhone").put("cc", "81").put("subscriber", "9012345678");
        json.putObject("acctInfo").put("chAccAgeInd", "05").put("unheardOf", 1);

        AReq aReq = READER.read(json.toString()).aReq();

        assertThat(aReq.dsTransID()).isEqualTo("6AFA6072-9412-446B-9673-2f98b3ee98a2");
        assertThat(aReq.acctNumber()).isEqualTo(new Pan(Messages.PAN));
        assertThat(aReq.payment()).isTrue();
        assertThat(aReq.channel()).isEqualTo(DeviceChannel.BROWSER);
        assertThat(aReq.browserJavascriptEnabled()).isTrue();
        assertThat(aReq.browserJavaEnabled()).isFalse();
        assertThat(aReq.mobilePhone()).isEqualTo(new Phone("81", "9012345678"));
        assertThat(aReq.acctInfo().path("chAccAgeInd").textValue()).isEqualTo("05");
        assertThat(aReq.cardholderName()).isNull();
        assertThat(aReq.email()).isEqualTo("taro@example.jp");
    }

    @Test
    void checkOfACardIsNoPayment() {
        assertThat(READER.read(aReq().put("messageCategory", "02").toString())
                        .aReq()
                        .payment())
                .isFalse();
    }

    @Test
    void unknownMembersAreIgnoredAtEveryLevel() {
        var json = aReq().put("unheardOf", "").putNull("unheardOfToo");
        json.putObject("homePhone")
                .put("cc", "81")
                .put("subscriber", "312345678")
                .putArray("ext");

        assertThat(verdict(json)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"AReq\"",
                "{",
                "{}",
                "{\"messageType\":\"AReq\"",
                "{\"messageType\":\"AReq\"} {}",
                "{\"messageType\":\"AReq\"}x",
                "{\"messageType\":\"AReq\",}",
                "{'messageType':'AReq'}",
                "{messageType:\"AReq\"}",
                "{\"messageType\":\"AReq\"/**/}",
                "\uFEFF{\"messageType\":\"AReq\"}",
                "{\"messageType\":[\"AReq\"]}",
                "{\"messageType\":null}",
                "{\"messageType\":\"areq\"}",
                "{\"messageType\":\"AReq\",\"a\":NaN}",
                "{\"messageType\":\"AReq\",\"a\":01}",
                "{\"messageType\":\"AReq\",\"a\":\"\u0001\"}",
                "<AReq/>"
            })
    void whatIsNotOneObjectOfTypeAReqIsInvalid(String body) {
        var refusal = refusal(body);

        assertThat(refusal.code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal.messageType()).isNull();
    }

    @Test
    void otherMessageIsInvalidHereAndNamedInTheAnswer() {
        var aReq = aReq().put("messageType", "RReq");

        var erro = refusal(aReq.toString()).toErro("2.2.0");

        assertThat(erro.errorCode()).isEqualTo("101");
        assertThat(erro.errorMessageType()).isEqualTo("RReq");
        assertThat(erro.dsTransID()).isEqualTo(aReq.path("dsTransID").textValue());
    }

    @Test
    void tooDeepTooLongOrTooMuchIsInvalid() {
        String start = "{\"messageType\":\"AReq\",\"a\":";

        assertThat(refusal(start + "[".repeat(100_000)).code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(start + "[".repeat(60) + "]".repeat(60) + "}").code())
                .isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(start + "\"" + "x".repeat(100_001) + "\"}").code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(start + "9".repeat(200) + "}").code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(start + "[" + "0,".repeat(60_000) + "0]}").code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
        assertThat(refusal(start + " ".repeat(400_000) + "0}").code()).isEqualTo(ErrorCode.MESSAGE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e-999999999", "1e99012345678", "-1.5e-99999999999", "1e99999999999999999999"})
    void hugeExponentCostsNothing(String number) {
        String unheardOf = aReq().toString().replaceFirst("\\{", "{\"a\":" + number + ",\"b\":-0.00,");
        assertThat(READER.read(unheardOf).aReq()).isNotNull();
        assertThat(READER.read(unheardOf.getBytes(UTF_8), Integer.MAX_VALUE).aReq())
                .isNotNull();

        var refusal = refusal(aReq().toString().replaceFirst("\"392\"", number));
        assertThat(refusal.code()).isEqualTo(ErrorCode.FORMAT_INVALID);
    }

    @Test
    void erroIsNeverAnswered() {
        String body = "{\"messageType\":\"Erro\",\"errorCode\":\"999\",\"errorDetail\":7,"
                + "\"dsTransID\":\"6afa6072-9412-446b-9673-2f98b3ee98a2\",\"acsTransID\":\"broken\"}";

        assertThatExceptionOfType(ErroReceived.class)
                .isThrownBy(() -> READER.read(body))
                .satisfies(received -> {
                    assertThat(received.erro().errorCode()).isEqualTo("999");
                    assertThat(received.erro().errorDetail()).isNull();
                    assertThat(received.erro().dsTransID()).isEqualTo("6afa6072-9412-446b-9673-2f98b3ee98a2");
                    assertThat(received.erro().acsTransID()).isNull();
                    assertThat(received.getStackTrace()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.3.1", "2.3.1.1", "1.0.2", "9.9.9", "02.02.00"})
    void versionOutsideTheActiveOnesIsAnsweredWithTheList(String version) {
        var refusal = refusal(aReq().put("messageVersion", version).toString());

        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_NOT_SUPPORTED);
        assertThat(refusal.detail()).isEqualTo("2.2.0");
        assertThat(refusal.toErro("2.2.0").messageVersion()).isEqualTo("2.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2", "2..2.0", ".2.2.0", "2.2.0.", "2.2.0.0.0", "two", "2.2.0 ", "2-2-0"})
    void whatIsNoVersionIsMalformed(String version) {
        assertThat(verdict(aReq().put("messageVersion", version))).isEqualTo("203 messageVersion");
    }

    @Test
    void readerNeedsVersionsItKnows() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AReqReader(Set.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new AReqReader(Set.of("2.2.0", "2.3.0"), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new AReqReader(Set.of("nonsense"), false));
    }

    @Test
    void latestVersionAnswersWhatHasNone() {
        AReqReader all = new AReqReader(Set.of("2.3.1", "2.1.0", "2.2.0"), false);

        assertThat(all.highestVersion()).isEqualTo("2.3.1");
        assertThat(catchThrowableOfType(
                                ProtocolException.class,
                                () -> all.read(
                                        aReq().put("messageVersion", "2.4.0").toString()))
                        .detail())
                .isEqualTo("2.1.0,2.2.0,2.3.1");
        assertThat(READER.highestVersion()).isEqualTo("2.2.0");
    }

    @Test
    void repeatedNamesAreAllNamedWhereverTheyAre() {
        String body = aReq().toString()
                .replaceFirst(
                        "\\{",
                        "{\"mcc\":\"5411\",\"x\":[{\"y\":1,\"y\":{\"z\":1,\"z\":2}}],"
                                + "\"homePhone\":{\"cc\":\"81\",\"cc\":\"81\"},");

        var refusal = refusal(body);

        assertThat(refusal.code()).isEqualTo(ErrorCode.DUPLICATE_ELEMENT);
        assertThat(refusal.detail()).isEqualTo("x.y.z,x.y,homePhone.cc,mcc");
        assertThat(refusal.messageVersion()).isEqualTo("2.2.0");
    }

    @Test
    void sameNameInDifferentObjectsIsNoRepetition() {
        var json = aReq();
        json.putObject("a").put("mcc", "1").putObject("b").put("mcc", "2");

        assertThat(verdict(json)).isEqualTo("accepted");
    }

    @Test
    void textThatTheDatabaseCannotHoldIsMalformed() {
        assertThat(verdict(aReq().put("merchantName", "a\0b"))).isEqualTo("203 merchantName");
        assertThat(refusal(replaced("Example Shop", "\\\\ud83d")).detail())
                .isEqualTo("threeDSRequestorName,merchantName");
        assertThat(refusal(replaced("Example Shop", "\\\\udcb3\\\\ud83d")).code())
                .isEqualTo(ErrorCode.FORMAT_INVALID);
        assertThat(verdict(aReq().put("un\0heard", "x"))).isEqualTo("203 un?heard");
        assertThat(verdict(aReq().set("x", aReq().arrayNode().add("a\0")))).isEqualTo("203 x");
        assertThat(READER.read(replaced("Example Shop", "\\\\ud83d\\\\udcb3"))
                        .aReq()
                        .merchantName())
                .isEqualTo("\uD83D\uDCB3");
    }

    @Test
    void onlyWellFormedIdsAreRepeatedInTheAnswer() {
        var json = aReq().put("threeDSServerTransID", "<script>");

        var erro = refusal(json.toString()).toErro("2.2.0");

        assertThat(erro.errorCode()).isEqualTo("203");
        assertThat(erro.errorDetail()).isEqualTo("threeDSServerTransID");
        assertThat(erro.errorComponent()).isEqualTo("A");
        assertThat(erro.errorMessageType()).isEqualTo("AReq");
        assertThat(erro.messageVersion()).isEqualTo("2.2.0");
        assertThat(erro.threeDSServerTransID()).isNull();
        assertThat(erro.dsTransID()).isEqualTo(json.path("dsTransID").textValue());
    }

    private static String replaced(String text, String replacement) {
        return aReq().toString().replaceAll(text, replacement);
    }
}
