package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.protocol.Refusals.with;
import static org.sekisho.protocol.Refusals.without;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AReqRequiredTest {

    @Test
    void testKitsRequestIsAccepted() {
        assertThat(verdict(aReq())).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messageVersion",
                "messageCategory",
                "deviceChannel",
                "threeDSServerTransID",
                "threeDSServerRefNumber",
                "threeDSServerURL",
                "dsTransID",
                "dsReferenceNumber",
                "dsURL",
                "threeDSRequestorID",
                "threeDSRequestorName",
                "threeDSRequestorURL",
                "threeDSRequestorAuthenticationInd",
                "threeDSCompInd",
                "acctNumber",
                "browserAcceptHeader",
                "browserLanguage",
                "browserColorDepth",
                "browserScreenHeight",
                "browserScreenWidth",
                "browserTZ",
                "browserUserAgent",
                "notificationURL",
                "acquirerBIN",
                "acquirerMerchantID",
                "mcc",
                "merchantCountryCode",
                "merchantName",
                "purchaseAmount",
                "purchaseCurrency",
                "purchaseExponent",
                "purchaseDate"
            })
    void requiredTextIsMissingWhenAbsentOrEmptyAndMalformedWhenNoText(String name) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;

        // a message without category, channel or authentication reason has fewer conditions to meet, never another
        // class
        assertThat(verdict(without(aReq(), name))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, NullNode.instance))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, ""))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, nodes.arrayNode()))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, nodes.objectNode()))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, IntNode.valueOf(1)))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, BooleanNode.TRUE))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, nodes.arrayNode().add("1")))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, nodes.objectNode().put("a", "1"))))
                .isEqualTo("203 " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"browserJavascriptEnabled", "browserJavaEnabled"})
    void requiredFlagMustBeAJsonBoolean(String name) {
        assertThat(verdict(without(aReq(), name))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, NullNode.instance))).isEqualTo("201 " + name);
        assertThat(verdict(with(aReq(), name, "true"))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, IntNode.valueOf(1)))).isEqualTo("203 " + name);
    }

    @Test
    void allMissingElementsAreNamedBeforeAnyMalformedOne() {
        var aReq = aReq().put("purchaseCurrency", "999").put("email", "nobody");
        aReq.remove("mcc");
        aReq.remove("dsTransID");
        aReq.putObject("homePhone").put("cc", "81");

        assertThat(verdict(aReq)).isEqualTo("201 dsTransID,homePhone.subscriber,mcc");
    }

    @Test
    void allMalformedElementsAreNamedBeforeAnyIsoCode() {
        var aReq = aReq().put("purchaseCurrency", "999").put("email", "nobody");
        aReq.putObject("homePhone").put("cc", "+81").put("subscriber", "312345678");

        assertThat(verdict(aReq)).isEqualTo("203 email,homePhone.cc");
    }

    @Test
    void allWrongIsoCodesAreNamed() {
        assertThat(verdict(aReq().put("purchaseCurrency", "999").put("merchantCountryCode", "901")))
                .isEqualTo("304 merchantCountryCode,purchaseCurrency");
    }
}
