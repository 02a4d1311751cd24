package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.protocol.Refusals.with;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AReqFormatTest {

    private static final String FOUR_BYTES = "\uD83D\uDCB3";

    @ParameterizedTest
    @CsvSource({
        "threeDSServerRefNumber, 1, 32",
        "threeDSServerOperatorID, 1, 32",
        "dsReferenceNumber, 1, 32",
        "threeDSRequestorID, 1, 35",
        "threeDSRequestorName, 1, 40",
        "threeDSRequestorAuthenticationInfo.threeDSReqAuthData, 1, 20000",
        "threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorRef, 1, 36",
        "threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthData, 1, 2048",
        "acctID, 1, 64",
        "cardholderName, 2, 45",
        "billAddrLine1, 1, 50",
        "billAddrLine2, 1, 50",
        "billAddrLine3, 1, 50",
        "billAddrCity, 1, 50",
        "billAddrPostCode, 1, 16",
        "shipAddrLine1, 1, 50",
        "shipAddrLine2, 1, 50",
        "shipAddrLine3, 1, 50",
        "shipAddrCity, 1, 50",
        "shipAddrPostCode, 1, 16",
        "browserAcceptHeader, 1, 2048",
        "browserUserAgent, 1, 2048",
        "acquirerBIN, 1, 11",
        "acquirerMerchantID, 1, 35",
        "merchantName, 1, 40",
        "acctInfo.chAccReqID, 1, 64"
    })
    void textIsMeasuredInCharactersWhateverTheirBytes(String path, int minimum, int maximum) {
        for (String character : new String[] {"x", "漢", FOUR_BYTES}) {
            assertThat(verdict(with(aReq(), path, character.repeat(minimum)))).isEqualTo("accepted");
            assertThat(verdict(with(aReq(), path, character.repeat(maximum)))).isEqualTo("accepted");
            assertThat(verdict(with(aReq(), path, character.repeat(maximum + 1))))
                    .isEqualTo("203 " + path);
            if (minimum > 1) {
                assertThat(verdict(with(aReq(), path, character.repeat(minimum - 1))))
                        .isEqualTo("203 " + path);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "acctNumber, 13, 19",
        "homePhone.cc, 1, 3",
        "mobilePhone.subscriber, 1, 15",
        "browserScreenHeight, 1, 6",
        "browserScreenWidth, 1, 6",
        "mcc, 4, 4",
        "purchaseAmount, 1, 48",
        "purchaseExponent, 1, 1",
        "recurringFrequency, 1, 4",
        "acctInfo.nbPurchaseAccount, 1, 4",
        "acctInfo.provisionAttemptsDay, 1, 3",
        "acctInfo.txnActivityDay, 1, 3",
        "acctInfo.txnActivityYear, 1, 3",
        "merchantRiskIndicator.giftCardAmount, 1, 15",
        "merchantRiskIndicator.giftCardCount, 2, 2"
    })
    void digitsAreAsciiAndWithinTheirCount(String path, int minimum, int maximum) {
        assertThat(verdict(with(phones(), path, "1".repeat(minimum)))).isEqualTo("accepted");
        assertThat(verdict(with(phones(), path, "9".repeat(maximum)))).isEqualTo("accepted");
        assertThat(verdict(with(phones(), path, "1".repeat(maximum + 1)))).isEqualTo("203 " + path);
        assertThat(verdict(with(phones(), path, "1".repeat(maximum - 1) + "x"))).isEqualTo("203 " + path);
        assertThat(verdict(with(phones(), path, "１".repeat(minimum)))).isEqualTo("203 " + path);
        assertThat(verdict(with(phones(), path, "-" + "1".repeat(minimum)))).isEqualTo("203 " + path);
        if (minimum > 1) {
            assertThat(verdict(with(phones(), path, "1".repeat(minimum - 1)))).isEqualTo("203 " + path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messageCategory | 01 80 99 | 00 03 1 79 001",
                "deviceChannel | 02 | 00 04 80 2",
                "threeDSRequestorAuthenticationInd | 01 04 06 80 | 00 08 79 A1",
                "threeDSRequestorChallengeInd | 01 05 09 82 | 00 10 79",
                "threeDSRequestorAuthenticationInfo.threeDSReqAuthMethod | 01 08 | 00 09",
                "threeDSRequestorAuthenticationInfo.threeDSReqAuthTimestamp | 202602282359 | 202602290000 20260228 202602282400 202602280060",
                "threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthMethod | 01 04 | 00 05",
                "threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthTimestamp | 202402290000 | 202302290000",
                "threeDSReqAuthMethodInd | 01 03 | 00 04 81",
                "threeDSRequestorDecReqInd | N | X n YN",
                "threeDSRequestorDecMaxTime | 00001 10080 | 00000 10081 1 000001",
                "threeDSCompInd | Y N U | y A",
                "acctType | 01 02 03 80 | 00 04",
                "cardExpiryDate | 2612 0001 | 2613 2600 202612 26a1",
                "email | a@b x.y+z@example.co.jp \"q@q\"@example.com | a @b a@ @ ab",
                "addrMatch | Y N | J",
                "billAddrCountry | 392 840 004 | 39 3920 JPN",
                "browserIP | 192.0.2.1 255.255.255.255 2001:db8::1 ::ffff:192.0.2.1 :: | 256.1.1.1 1.2.3 1.2.3.4.5 localhost 1::2::3 [::1] fe80::1%eth0 12345",
                "browserColorDepth | 1 4 8 15 16 24 32 48 | 0 2 30 64 024",
                "browserLanguage | en ja-JP mitkwz | en_US abcdefghi 日本",
                "browserTZ | 0 -540 +60 9699 -9999 12345 | - +-1 -12345 123456 1.5",
                "notificationURL | http://localhost/n https://3ds_callback.example/a?b=c HTTPS://a | ftp://a javascript:alert(1) https:// https:///x //a /a a http://a{b",
                "dsURL | https://ds.example:8443/r | data:text/html,x https:x",
                "threeDSRequestorURL | http://shop.example https://shop.example | shop.example javascript:1",
                "purchaseDate | 20240229235959 | 20230229000000 20260101240000 20260101006000 20260101000060 20261301000000 20260001000000 20260100000000 20260101",
                "purchaseInstalData | 2 024 999 | 1 01 000 1000 x",
                "recurringExpiry | 20261231 | 20260431 2026-1-1",
                "transType | 01 03 10 11 28 | 02 80",
                "acctInfo.chAccAgeInd | 01 05 | 00 06",
                "acctInfo.chAccDate | 20200229 | 20210229",
                "acctInfo.shipNameIndicator | 01 02 | 03",
                "acctInfo.suspiciousAccActivity | 01 02 | 03",
                "merchantRiskIndicator.deliveryEmailAddress | a@b | ab",
                "merchantRiskIndicator.deliveryTimeframe | 01 04 | 05",
                "merchantRiskIndicator.shipIndicator | 01 07 | 08",
                "merchantRiskIndicator.preOrderDate | 20260101 | 20260132"
            })
    void listedValuesPassAndOthersAreMalformed(String path, String good, String bad) {
        for (String value : good.split(" ", -1)) {
            assertThat(verdict(with(aReq(), path, value))).as(value).isEqualTo("accepted");
        }
        for (String value : bad.split(" ", -1)) {
            assertThat(verdict(with(aReq(), path, value))).as(value).isEqualTo("203 " + path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "purchaseCurrency, 392, 955", "purchaseCurrency, 978, 964", "purchaseCurrency, 840, 999",
        "purchaseCurrency, 156, 000", "purchaseCurrency, 410, 001", "merchantCountryCode, 392, 901",
        "merchantCountryCode, 004, 999", "merchantCountryCode, 894, 000", "billAddrCountry, 840, 003",
        "shipAddrCountry, 158, 950", "merchantRiskIndicator.giftCardCurr, 392, 999"
    })
    void countriesAndCurrenciesMustBeInTheIsoList(String path, String good, String bad) {
        assertThat(verdict(with(aReq(), path, good))).isEqualTo("accepted");
        assertThat(verdict(with(aReq(), path, bad))).isEqualTo("304 " + path);
    }

    @ParameterizedTest
    @CsvSource({
        "threeDSServerOperatorID",
        "acctType",
        "acctID",
        "cardExpiryDate",
        "cardholderName",
        "email",
        "homePhone",
        "billAddrCity",
        "shipAddrCountry",
        "addrMatch",
        "browserIP",
        "threeDSRequestorChallengeInd",
        "transType",
        "acctInfo",
        "merchantRiskIndicator",
        "whiteListStatusSource",
        "payTokenInd",
        "messageExtension",
        "broadInfo",
        "recurringExpiry",
        "purchaseInstalData",
        "threeDSRequestorDecMaxTime"
    })
    void optionalElementMayBeAbsentButNotEmpty(String name) {
        assertThat(verdict(with(aReq(), name, NullNode.instance))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, ""))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, aReq().objectNode()))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, aReq().arrayNode()))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, IntNode.valueOf(7)))).isEqualTo("203 " + name);
    }

    @ParameterizedTest
    @CsvSource({"threeDSServerTransID", "dsTransID"})
    void idsHaveTheShapeOfAUuidInAnyCaseAndOfAnyVersion(String name) {
        String id = "6AFA6072-9412-446b-9673-2f98b3ee98a2";

        assertThat(verdict(with(aReq(), name, id))).isEqualTo("accepted");
        assertThat(verdict(with(aReq(), name, "00000000-0000-f000-0000-000000000000")))
                .isEqualTo("accepted");
        assertThat(verdict(with(aReq(), name, id.replace("-", "")))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, id + "0"))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, id.replace('6', 'g')))).isEqualTo("203 " + name);
        assertThat(verdict(with(aReq(), name, "6AFA60729-412-446b-9673-2f98b3ee98a2")))
                .isEqualTo("203 " + name);
    }

    @ParameterizedTest
    @CsvSource({"notificationURL, 256", "dsURL, 2048", "threeDSServerURL, 2048", "threeDSRequestorURL, 2048"})
    void addressHasALimit(String name, int maximum) {
        String start = "https://a.example/";

        assertThat(verdict(with(aReq(), name, start + "x".repeat(maximum - start.length()))))
                .isEqualTo("accepted");
        assertThat(verdict(with(aReq(), name, start + "x".repeat(maximum + 1 - start.length()))))
                .isEqualTo("203 " + name);
    }

    @Test
    void plainHttpIsRefusedWhereNotAllowedExceptForTheMerchantsSite() {
        AReqReader strict = new AReqReader(Set.of("2.2.0"), false);
        var aReq = aReq().put("threeDSRequestorURL", "http://shop.example");

        assertThat(catchThrowable(() -> strict.read(aReq.toString())))
                .hasMessageContaining("203")
                .hasMessageContaining("threeDSServerURL,dsURL,notificationURL");
    }

    @Test
    void emailMayHave254Characters() {
        assertThat(verdict(aReq().put("email", "a".repeat(242) + "@example.com")))
                .isEqualTo("accepted");
        assertThat(verdict(aReq().put("email", "a".repeat(243) + "@example.com")))
                .isEqualTo("203 email");
    }

    @Test
    void tokenFlagIsTrueOrAbsent() {
        var aReq = aReq().put("payTokenSource", "01");

        assertThat(verdict(with(aReq, "payTokenInd", BooleanNode.TRUE))).isEqualTo("accepted");
        assertThat(verdict(with(aReq, "payTokenInd", BooleanNode.FALSE))).isEqualTo("203 payTokenInd");
        assertThat(verdict(with(aReq, "payTokenInd", "true"))).isEqualTo("203 payTokenInd");
    }

    @Test
    void memberOfANestedObjectMayNotBeEmpty() {
        assertThat(verdict(with(aReq(), "acctInfo.chAccDate", ""))).isEqualTo("203 acctInfo.chAccDate");
    }

    @Test
    void broadInfoHasALimit() {
        int braces = "{\"a\":\"\"}".length();

        assertThat(verdict(with(aReq(), "broadInfo.a", "x".repeat(4096 - braces))))
                .isEqualTo("accepted");
        assertThat(verdict(with(aReq(), "broadInfo.a", "x".repeat(4097 - braces))))
                .isEqualTo("203 broadInfo");
    }

    private static ObjectNode phones() {
        var aReq = aReq();
        aReq.putObject("homePhone").put("cc", "81").put("subscriber", "312345678");
        aReq.putObject("mobilePhone").put("cc", "81").put("subscriber", "9012345678");
        return aReq;
    }
}
