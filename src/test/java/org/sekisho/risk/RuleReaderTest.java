package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.risk.Condition.Fact;

class RuleReaderTest {

    @Test
    void everyConditionIsRead() {
        var rules = RuleReader.read("""
                {"rules": [{"name": "all-of-them", "then": "CHALLENGE", "when": [
                    {"amount": {"currency": "392", "atLeast": "50000", "below": "100000.50"}},
                    {"velocity": {"per": "CARD", "within": "PT1H", "atLeast": 4}},
                    {"knownDevice": false},
                    {"trustedMerchant": true},
                    {"ipCountryDiffersFrom": "BILLING"},
                    {"ipCountry": ["392", "840"]},
                    {"hour": {"from": 23, "until": 5}},
                    {"mcc": ["5411"]},
                    {"merchant": ["JPMERCHANT0000001"]},
                    {"merchantCountry": ["392"]},
                    {"challengeInd": ["03", "04"]},
                    {"category": ["PAYMENT"]},
                    {"channel": ["APP", "3RI"]},
                    {"threeRIInd": ["01", "11"]},
                    {"provider": ["UNKNOWN"]},
                    {"card": ["REGISTERED"]}]}]}
                """);

        assertThat(rules).hasSize(1);
        assertThat(rules.getFirst().then()).isEqualTo(Rule.Then.CHALLENGE);
        assertThat(rules.getFirst().when())
                .containsExactly(
                        new Condition.AmountIn("392", new BigDecimal("50000"), new BigDecimal("100000.50")),
                        new Condition.Velocity(new Window(Window.Per.CARD, Duration.ofHours(1)), 4),
                        new Condition.KnownDevice(false),
                        new Condition.TrustedMerchant(true),
                        new Condition.IpCountryDiffers(Condition.IpCountryDiffers.From.BILLING),
                        new Condition.OneOf(Fact.IP_COUNTRY, Set.of("392", "840")),
                        new Condition.HourOfDay(23, 5),
                        new Condition.OneOf(Fact.MCC, Set.of("5411")),
                        new Condition.OneOf(Fact.MERCHANT, Set.of("JPMERCHANT0000001")),
                        new Condition.OneOf(Fact.MERCHANT_COUNTRY, Set.of("392")),
                        new Condition.OneOf(Fact.CHALLENGE_IND, Set.of("03", "04")),
                        new Condition.OneOf(Fact.CATEGORY, Set.of("PAYMENT")),
                        new Condition.OneOf(Fact.CHANNEL, Set.of("APP", "3RI")),
                        new Condition.OneOf(Fact.THREE_RI_IND, Set.of("01", "11")),
                        new Condition.OneOf(Fact.PROVIDER, Set.of("UNKNOWN")),
                        new Condition.OneOf(Fact.CARD, Set.of("REGISTERED")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                        | ``",
                "[]                                                       | ``",
                "{\"rules\":[],\"rules\":[]}                              | ``",
                "{\"rules\":{}}                                           | rules",
                "{\"rules\":[],\"more\":1}                                | more",
                "{\"rules\":[7]}                                          | rules[0]",
                "{\"rules\":[{\"name\":\"A b\",\"then\":\"NOTE\",\"when\":[{\"knownDevice\":true}]}]} | rules[0].name",
                "{\"rules\":[{\"name\":5,\"then\":\"NOTE\",\"when\":[{\"knownDevice\":true}]}]}       | rules[0].name",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"APPROVE\",\"when\":[{\"knownDevice\":true}]}]}| rules[0].then",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[]}]}                         | rules[0].when",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\"}]}                                     | rules[0].when",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"knowndevice\":true}]}]}   | rules[0].when[0].knowndevice",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"knownDevice\":1}]}]}      | rules[0].when[0].knownDevice",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"amount\":{\"currency\":\"392\"}}]}]} | rules[0].when[0].amount",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"amount\":{\"currency\":\"392\",\"below\":5}}]}]} | rules[0].when[0].amount.below",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"hour\":{\"from\":24,\"until\":3}}]}]} | rules[0].when[0].hour.from",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"velocity\":{\"per\":\"CARD\",\"within\":\"PT1M\",\"atLeast\":2}}]}]} | rules[0].when[0].velocity.within",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"mcc\":[\"541\"]}]}]}     | rules[0].when[0].mcc",
                "{\"rules\":[{\"name\":\"a\",\"then\":\"NOTE\",\"when\":[{\"knownDevice\":true,\"hour\":{}}]}]} | rules[0].when[0]"
            })
    void whatIsWrongIsNamed(String text, String where) {
        RulesInvalid failure = catchThrowableOfType(RulesInvalid.class, () -> RuleReader.read(text));

        assertThat(failure.wrong()).extracting(RulesInvalid.Wrong::where).contains(where);
    }

    @Test
    void twoRulesOfOneNameCannotBeToldApart() {
        RulesInvalid failure = catchThrowableOfType(RulesInvalid.class, () -> RuleReader.read("""
                {"rules": [
                    {"name": "a", "then": "NOTE", "when": [{"knownDevice": true}]},
                    {"name": "a", "then": "NOTE", "when": [{"knownDevice": false}]}]}
                """));

        assertThat(failure.wrong()).extracting(RulesInvalid.Wrong::where).containsExactly("rules[1].name");
    }
}
