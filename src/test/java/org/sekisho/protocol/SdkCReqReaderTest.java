package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.protocol.SdkCReq.Action;

/** Decrypted challenge requests of apps, whole and broken. */
class SdkCReqReaderTest {
    private static final SdkCReqReader READER = new SdkCReqReader();

    @Test
    void firstMessageAsksForNothing() {
        assertThat(read(cReq("000")).action()).isEqualTo(new Action.Begin());
        assertThat(read(cReq("000").put("resendChallenge", "N")).action()).isEqualTo(new Action.Begin());
        assertThat(read(cReq("000").put("threeDSRequestorAppURL", "https://shop.example/app"))
                        .action())
                .isEqualTo(new Action.Begin());
    }

    @Test
    void everyLaterMessageAsksForOneThing() {
        assertThat(read(cReq("001").put("challengeDataEntry", "1,2")).action()).isEqualTo(new Action.Entry("1,2"));
        assertThat(read(cReq("001").put("challengeHTMLDataEntry", "a=b")).action())
                .isEqualTo(new Action.Form("a=b"));
        assertThat(read(cReq("001").put("challengeNoEntry", "Y")).action()).isEqualTo(new Action.Nothing());
        assertThat(read(cReq("001").put("resendChallenge", "Y")).action()).isEqualTo(new Action.Resend());
        assertThat(read(cReq("001").put("oobContinue", true)).action()).isEqualTo(new Action.Continue());
        assertThat(read(cReq("001").put("challengeCancel", "07")).action()).isEqualTo(new Action.Cancel("07"));
        assertThat(read(cReq("001").put("challengeDataEntry", "1").put("resendChallenge", "N"))
                        .action())
                .isEqualTo(new Action.Entry("1"));
    }

    @Test
    void someElementsDifferByVersion() {
        ObjectNode newer = cReq("001")
                .put("messageVersion", "2.3.1")
                .put("oobContinue", "01")
                .put("trustListDataEntry", "Y");
        ObjectNode older = cReq("001").put("messageVersion", "2.1.0").put("challengeDataEntry", "1");

        assertThat(READER.read(newer.toString(), "2.3.1").action()).isEqualTo(new Action.Continue());
        assertThat(READER.read(newer.toString(), "2.3.1").trustListDataEntry()).isEqualTo("Y");
        assertThat(READER.read(older.toString(), "2.1.0").action()).isEqualTo(new Action.Entry("1"));
        assertThat(read(cReq("001").put("challengeNoEntry", "Y").put("whitelistingDataEntry", "N"))
                        .whitelistingDataEntry())
                .isEqualTo("N");
    }

    /** Live SDKs say of every message that nothing was entered, or that nothing was done elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0"})
    void whatIsSaidOfEveryMessageAsksForNothing(String version) {
        ObjectNode first = cReq("000").put("challengeNoEntry", "Y").put("oobContinue", false);
        ObjectNode resend = cReq("001").put("challengeNoEntry", "Y").put("resendChallenge", "Y");
        ObjectNode elsewhere = cReq("001").put("challengeNoEntry", "Y").put("oobContinue", true);
        ObjectNode entry = cReq("001").put("challengeDataEntry", "1").put("oobContinue", false);

        assertThat(lenient(first, version, new Action.Begin())).isTrue();
        assertThat(lenient(resend, version, new Action.Resend())).isTrue();
        assertThat(lenient(elsewhere, version, new Action.Continue())).isTrue();
        assertThat(lenient(entry, version, new Action.Entry("1"))).isTrue();
        assertThat(lenient(cReq("001").put("challengeNoEntry", "Y"), version, new Action.Nothing()))
                .isFalse();
    }

    private static boolean lenient(ObjectNode cReq, String version, Action action) {
        SdkCReq read = READER.read(cReq.put("messageVersion", version).toString(), version);
        assertThat(read.action()).isEqualTo(action);
        return read.lenient().contains(Leniency.SAID_ALWAYS);
    }

    @Test
    void oldestVersionSaysByNothingThatNothingWasEntered() {
        ObjectNode empty = cReq("001").put("messageVersion", "2.1.0");

        assertThat(READER.read(empty.toString(), "2.1.0").action()).isEqualTo(new Action.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "sdkCounterStoA,       '',           201",
        "sdkTransID,           '',           201",
        "sdkCounterStoA,       1,            203",
        "sdkCounterStoA,       256,          203",
        "sdkCounterStoA,       00٣,          203",
        "sdkTransID,           nobody,       203",
        "messageVersion,       2.1.0,        203",
        "challengeDataEntry,   '',           203",
        "challengeNoEntry,     N,            203",
        "resendChallenge,      yes,          203",
        "challengeCancel,      11,           203",
        "oobContinue,          true,         203",
        "messageType,          CRes,         101"
    })
    void whatIsWrongIsNamed(String name, String value, String code) {
        ProtocolException wrong =
                refused(cReq("001").put("challengeDataEntry", "1").put(name, value));

        assertThat(wrong.code().code()).isEqualTo(code);
        if (!code.equals("101")) {
            assertThat(wrong.detail()).isEqualTo(name);
        }
        assertThat(wrong.ids().acsTransID()).isNotNull();
    }

    @Test
    void noneAndTwoAreNotOne() {
        assertThat(refused(cReq("001")).detail()).contains("challengeDataEntry", "oobContinue");
        assertThat(refused(cReq("001").put("resendChallenge", "N")).code()).isEqualTo(ErrorCode.FORMAT_INVALID);
        assertThat(refused(cReq("000").put("challengeDataEntry", "1")).detail()).isEqualTo("challengeDataEntry");
        assertThat(refused(cReq("001").put("challengeDataEntry", "1").put("challengeCancel", "01"))
                        .detail())
                .isEqualTo("challengeDataEntry,challengeCancel");
        assertThat(refused(cReq("001").put("challengeDataEntry", "1").put("challengeNoEntry", "Y"))
                        .detail())
                .isEqualTo("challengeDataEntry,challengeNoEntry");
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 46})
    void entryHasFortyFiveCharactersAtTheMost(int length) {
        ObjectNode cReq = cReq("001").put("challengeDataEntry", "漢".repeat(length));

        if (length == 45) {
            assertThat(read(cReq).action()).isInstanceOf(Action.Entry.class);
        } else {
            assertThat(refused(cReq).detail()).isEqualTo("challengeDataEntry");
        }
    }

    @Test
    void whatWasTypedIsNotPrinted() {
        SdkCReq cReq = read(cReq("001").put("challengeDataEntry", "secret"));

        assertThat(cReq + " " + cReq.action() + new Action.Form("secret")).doesNotContain("secret");
    }

    private static SdkCReq read(ObjectNode cReq) {
        return READER.read(cReq.toString(), "2.2.0");
    }

    private static ProtocolException refused(ObjectNode cReq) {
        return catchThrowableOfType(ProtocolException.class, () -> read(cReq));
    }

    private static ObjectNode cReq(String counter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "CReq")
                .put("messageVersion", "2.2.0")
                .put("threeDSServerTransID", "11111111-2222-4333-8444-555555555555")
                .put("acsTransID", "21111111-2222-7333-8444-555555555555")
                .put("sdkTransID", "31111111-2222-4333-8444-555555555555")
                .put("sdkCounterStoA", counter);
    }
}
