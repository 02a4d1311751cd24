package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.READER;
import static org.sekisho.protocol.Refusals.refusal;
import static org.sekisho.testkit.Messages.PAN;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AReqMaskingTest {

    @Test
    void storedJsonHasNoCardNumberAndNoSecurityCodeButAllElse() {
        var json = aReq().put("cardSecurityCode", "737")
                .put("merchantName", "鮨 \"松\"")
                .put("unheardOf", 1);

        var masked = READER.read(json.toPrettyString()).masked();

        assertThat(masked).doesNotContain(PAN).doesNotContain("737").doesNotContain("\n");
        json.put("acctNumber", "356999******0011").remove("cardSecurityCode");
        assertThat(masked).isEqualTo(json.toString());
    }

    /** In a text, as a number deep inside, and behind an escape: what is stored has to stay JSON as well. */
    @Test
    void cardNumberIsMaskedWhereverItStands() throws JsonProcessingException {
        var json = aReq().put("acctID", PAN);
        json.putObject("unheardOf").putArray("deep").add(new BigInteger(PAN)).add(new BigInteger("1" + PAN));
        var escaped = "\\u003" + PAN.charAt(0) + PAN.substring(1);
        var once = aReq().put("acctNumber", "here").toString().replace("here", escaped);

        assertThat(READER.read(json.toString()).masked()).doesNotContain(PAN).satisfies(AReqMaskingTest::isJson);
        assertThat(READER.read(once).masked()).doesNotContain(PAN.substring(4)).satisfies(AReqMaskingTest::isJson);
    }

    private static void isJson(String text) throws JsonProcessingException {
        assertThat(new ObjectMapper().readTree(text).path("acctNumber").asText())
                .isEqualTo("356999******0011");
    }

    @Test
    void nothingThatIsPrintedHoldsTheCardNumber() {
        var json = aReq().put("acctID", PAN).put("cardholderName", PAN);

        var read = READER.read(json.toString());

        assertThat(read.toString()).doesNotContain(PAN).contains("356999******0011");
        assertThat(read.aReq().toString()).doesNotContain(PAN).contains("356999******0011");
        assertThat(read.aReq().acctID()).isEqualTo(PAN);
    }

    @Test
    void refusalHoldsNoValue() {
        var json = aReq().put("acctNumber", PAN + "0000").put("email", "taro");

        var refusal = refusal(json.toString());

        assertThat(refusal.toString() + refusal.toErro("2.2.0"))
                .contains("acctNumber,email")
                .doesNotContain(PAN)
                .doesNotContain("taro");
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.getCause()).isNull();
        assertThat(refusal("{\"messageType\":\"AReq\",\"acctNumber\":" + PAN + "x")
                        .toString())
                .doesNotContain(PAN);
    }
}
