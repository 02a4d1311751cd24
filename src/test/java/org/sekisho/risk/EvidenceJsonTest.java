package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.risk.SignalsOf.aPurchase;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceJsonTest {

    @Test
    void everythingComesBack() {
        Evidence evidence = aPurchase()
                .counted(new Window(Window.Per.MERCHANT, Duration.ofDays(1)), 17)
                .counted(new Window(Window.Per.CARD, Duration.ofHours(1)), 3)
                .onKnownDevice(true)
                .atTrustedMerchant(false)
                .evidence();

        assertThat(EvidenceJson.read(EvidenceJson.write(evidence, Verdict.CHALLENGE)))
                .isEqualTo(new EvidenceJson.Kept(evidence, Verdict.CHALLENGE));
    }

    @Test
    void absentCardholderIsKept() {
        Evidence present = aPurchase().evidence();
        Evidence evidence = new Evidence(
                present.card(),
                present.assessment(),
                present.wish(),
                present.signals().without(new ThreeRi("11", ThreeRi.Basis.EXCEEDED)));

        assertThat(EvidenceJson.read(EvidenceJson.write(evidence, Verdict.UNAVAILABLE)))
                .isEqualTo(new EvidenceJson.Kept(evidence, Verdict.UNAVAILABLE));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        Evidence evidence = new Evidence(
                CardState.UNKNOWN,
                new Assessment(Level.UNKNOWN, List.of(), null),
                Wish.DATA_ONLY,
                aPurchase().withoutAmount().from(null).billedTo(null).signals());

        assertThat(EvidenceJson.read(EvidenceJson.write(evidence, Verdict.CHALLENGE)))
                .isEqualTo(new EvidenceJson.Kept(evidence, Verdict.CHALLENGE));
        assertThat(EvidenceJson.write(evidence, Verdict.INFORM)).doesNotContain("null");
    }
}
