package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Decision;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Verdict;
import org.sekisho.risk.store.RuleSets.InForce;
import org.sekisho.transaction.store.Decisions.Stored;

/** What was decided, and what other rules would have decided. */
@Schema(name = "Replay")
record ReplayAnswer(
        UUID id,
        boolean changed,
        Side was,
        Side now,

        @Schema(description = "Windows that were not counted when the request came; conditions on them do not hold")
        List<String> notCounted,

        @Schema(description = "knownDevice or trustedMerchant, where nobody looked; conditions on them do not hold")
        List<String> notLookedUp) {

    /** A decision. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReplaySide")
    record Side(
            Verdict verdict,
            String transStatus,
            @Nullable String transStatusReason,
            @Nullable Integer ruleSet,
            List<String> reasons) {

        private static Side of(
                Verdict verdict, @Nullable TransStatusReason reason, @Nullable Integer ruleSet, List<String> reasons) {
            return new Side(
                    verdict, verdict.transStatus().code(), reason == null ? null : reason.code(), ruleSet, reasons);
        }
    }

    static ReplayAnswer of(Stored stored, Evidence evidence, Issuer issuer, RuleSet rules) {
        Decided was = Decided.of(stored);
        Decision now = Decided.again(was.verdict(), issuer, rules, evidence);
        NotKnown notKnown = NotKnown.of(InForce.of(rules), evidence);
        return new ReplayAnswer(
                stored.transaction().acsTransId(),
                was.verdict() != now.verdict(),
                Side.of(
                        was.verdict(),
                        was.reason(),
                        Decided.ruleSet(stored),
                        stored.transaction().facts().reasons()),
                Side.of(now.verdict(), now.reason(), rules.version() == 0 ? null : rules.version(), now.because()),
                notKnown.notCounted(),
                notKnown.notLookedUp());
    }
}
