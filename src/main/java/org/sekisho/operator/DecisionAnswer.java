package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.store.Decisions.Stored;

/**
 * Why something was decided.
 *
 * @param evidence absent once it was forgotten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Decision")
record DecisionAnswer(
        UUID id,
        String createdAt,

        @Schema(description = "Absent while a challenge goes on") @Nullable
        String endedAt,

        @Schema(description = "How the request was answered: C where a challenge followed")
        String answered,

        @Schema(description = "What came of it; absent while a challenge goes on") @Nullable
        String transStatus,

        @Nullable String transStatusReason,
        Verdict verdict,

        @Schema(description = "The version of the rules; absent where none were in force") @Nullable
        Integer ruleSet,

        List<String> reasons,
        @Nullable EvidenceAnswer evidence) {

    static DecisionAnswer of(Stored stored, Optional<Evidence> evidence) {
        Decided decided = Decided.of(stored);
        Result result = Decided.result(stored).orElse(null);
        TransStatusReason reason = result == null ? null : result.reason();
        Instant endedAt = stored.endedAt();
        return new DecisionAnswer(
                stored.transaction().acsTransId(),
                RuleSetAnswer.millis(stored.createdAt()),
                endedAt == null ? null : RuleSetAnswer.millis(endedAt),
                decided.answered().code(),
                result == null ? null : result.status().code(),
                reason == null ? null : reason.code(),
                decided.verdict(),
                Decided.ruleSet(stored),
                stored.transaction().facts().reasons(),
                evidence.map(EvidenceAnswer::of).orElse(null));
    }
}
