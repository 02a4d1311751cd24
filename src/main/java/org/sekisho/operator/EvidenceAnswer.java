package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Assessment;
import org.sekisho.risk.CardState;
import org.sekisho.risk.Channel;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.Level;
import org.sekisho.risk.Signals;
import org.sekisho.risk.ThreeRi;
import org.sekisho.risk.Window;
import org.sekisho.risk.Wish;

/** What a decision was made of; whatever is absent was not known. */
@Schema(name = "Evidence")
record EvidenceAnswer(CardState card, Wish wish, Provider provider, Facts facts, List<Counted> velocity) {

    /** The provider's opinion. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Provider(
            Level level, List<String> reasons, @Nullable String reference) {}

    /** In major units; ISO 4217 digits. */
    record Amount(String value, String currency) {}

    /** Requests in one window, that one included. */
    record Counted(Window.Per per, String within, int count) {}

    /** What conditions ask for, under the same names. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Facts")
    record Facts(
            @Nullable Amount amount,
            int hour,
            @Nullable String mcc,
            @Nullable String merchant,
            @Nullable String merchantCountry,
            @Nullable String challengeInd,
            String category,
            @Nullable String channel,
            @Nullable String threeRIInd,
            ThreeRi.@Nullable Basis priorAuthentication,
            @Nullable String ipCountry,
            @Nullable String billingCountry,
            @Nullable String issuerCountry,
            @Nullable Boolean knownDevice,
            @Nullable Boolean trustedMerchant) {

        static Facts of(Signals signals) {
            Signals.Amount amount = signals.amount();
            Channel channel = signals.channel();
            ThreeRi threeRi = signals.threeRi();
            return new Facts(
                    amount == null ? null : new Amount(amount.value().toPlainString(), amount.currency()),
                    signals.hour(),
                    signals.mcc(),
                    signals.merchantId(),
                    signals.merchantCountry(),
                    signals.challengeInd().isEmpty() ? null : String.join(" ", signals.challengeInd()),
                    signals.payment() ? "PAYMENT" : "NON_PAYMENT",
                    channel == null ? null : channel.text(),
                    threeRi == null ? null : threeRi.ind(),
                    threeRi == null ? null : threeRi.basis(),
                    signals.ipCountry(),
                    signals.billingCountry(),
                    signals.issuerCountry(),
                    signals.knownDevice(),
                    signals.trustedMerchant());
        }
    }

    static EvidenceAnswer of(Evidence evidence) {
        Assessment assessment = evidence.assessment();
        return new EvidenceAnswer(
                evidence.card(),
                evidence.wish(),
                new Provider(assessment.level(), assessment.reasons(), assessment.reference()),
                Facts.of(evidence.signals()),
                velocity(evidence.signals().velocity()));
    }

    private static List<Counted> velocity(Map<Window, Integer> counted) {
        return counted.entrySet().stream()
                .map(one ->
                        new Counted(one.getKey().per(), one.getKey().within().toString(), one.getValue()))
                .sorted(Comparator.comparing(Counted::per).thenComparing(Counted::within))
                .toList();
    }
}
