package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.operator.Counts.Shift;
import org.sekisho.operator.store.BackTest;
import org.sekisho.risk.Verdict;

/** A test of rules with what it has counted so far. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BackTest")
record BackTestAnswer(
        UUID id,
        BackTest.State state,
        String createdBy,
        String createdAt,
        @Nullable String endedAt,
        @Nullable String failure,

        @Schema(description = "The version that is tried; absent for rules of the request") @Nullable
        Integer ruleSet,

        @Schema(implementation = GivenRules.Body[].class) @Nullable
        JsonNode rules,

        String from,
        String to,
        int limit,

        @Schema(description = "Requests there are, up to the limit; absent until somebody has counted") @Nullable
        Integer total,

        int done,
        int percent,

        @Schema(description = "Requests whose evidence this version of Sekisho does not understand")
        int skipped,

        Shares before,
        Shares after,

        @Schema(description = "From one verdict to another, with up to 20 examples where they differ")
        List<Shift> shifts,

        @Schema(description = "How often each rule held") Map<String, Integer> hits,

        @Schema(description = "Windows that were not counted when requests came, and for how many")
        Map<String, Integer> notCounted,

        @Schema(description = "knownDevice or trustedMerchant, and for how many requests nobody looked")
        Map<String, Integer> notLookedUp) {

    /**
     * Parts of all requests, from 0 to 1.
     *
     * @param refused  N for the card or for fraud, and R
     * @param other    attempted, not possible, or data only
     */
    @Schema(name = "Shares")
    record Shares(double approved, double challenged, double refused, double other) {

        private static final double PRECISION = 10_000;

        static Shares of(List<Shift> shifts, Function<Shift, Verdict> side) {
            return new Shares(
                    share(shifts, side, Set.of(Verdict.APPROVE)),
                    share(shifts, side, Set.of(Verdict.CHALLENGE)),
                    share(shifts, side, Set.of(Verdict.REFUSE, Verdict.REJECT)),
                    share(shifts, side, Set.of(Verdict.ATTEMPT, Verdict.UNAVAILABLE, Verdict.INFORM)));
        }

        private static double share(List<Shift> shifts, Function<Shift, Verdict> side, Set<Verdict> which) {
            int all = shifts.stream().mapToInt(Shift::count).sum();
            int some = shifts.stream()
                    .filter(shift -> which.contains(side.apply(shift)))
                    .mapToInt(Shift::count)
                    .sum();
            return all == 0 ? 0 : Math.round(PRECISION * some / all) / PRECISION;
        }
    }

    static BackTestAnswer of(BackTest test, Counts counts, @Nullable JsonNode rules) {
        Instant endedAt = test.endedAt();
        return new BackTestAnswer(
                test.id(),
                test.state(),
                test.createdBy(),
                RuleSetAnswer.millis(test.createdAt()),
                endedAt == null ? null : RuleSetAnswer.millis(endedAt),
                test.failure(),
                test.ruleSet(),
                rules,
                RuleSetAnswer.millis(test.from()),
                RuleSetAnswer.millis(test.to()),
                test.most(),
                test.total(),
                test.done(),
                percent(test),
                counts.skipped(),
                Shares.of(counts.shifts(), Shift::was),
                Shares.of(counts.shifts(), Shift::now),
                counts.shifts(),
                counts.hits(),
                counts.notCounted(),
                counts.notLookedUp());
    }

    private static int percent(BackTest test) {
        if (test.state() == BackTest.State.DONE) {
            return 100;
        }
        Integer total = test.total();
        return total == null || total == 0 ? 0 : (int) Math.min(99, 100L * test.done() / total);
    }
}
