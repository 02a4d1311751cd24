package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.READER;
import static org.sekisho.protocol.Refusals.refusal;
import static org.sekisho.testkit.Messages.PAN;
import static org.sekisho.testkit.Messages.aReq;

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
