package org.sekisho.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.sekisho.card.Issuer;
import org.sekisho.operator.Counts.Shift;
import org.sekisho.risk.Decision;
import org.sekisho.risk.EvidenceJson;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Verdict;
import org.sekisho.risk.store.RuleSets.InForce;
import org.sekisho.transaction.store.Decisions.Piece;

/** Decides again what was decided before, and counts what comes of it. */
final class Tally {

    private static final int MOST_EXAMPLES = 20;
    private static final String RULE = "rule:";

    private final Issuer issuer;
    private final InForce rules;

    private int skipped;
    private final Map<Move, List<UUID>> examples = new TreeMap<>();
    private final Map<Move, Integer> moves = new TreeMap<>();
    private final Map<String, Integer> hits;
    private final Map<String, Integer> notCounted;
    private final Map<String, Integer> notLookedUp;

    /** Goes on where an earlier one stopped. */
    Tally(Issuer issuer, RuleSet rules, Counts before) {
        this.issuer = issuer;
        this.rules = InForce.of(rules);
        skipped = before.skipped();
        before.shifts().forEach(shift -> {
            Move move = new Move(shift.was(), shift.now());
            moves.put(move, shift.count());
            examples.put(move, new ArrayList<>(shift.examples()));
        });
        hits = new TreeMap<>(before.hits());
        notCounted = new TreeMap<>(before.notCounted());
        notLookedUp = new TreeMap<>(before.notLookedUp());
    }

    private record Move(Verdict was, Verdict now) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int first = was.compareTo(other.was);
            return first == 0 ? now.compareTo(other.now) : first;
        }
    }

    void add(List<Piece> pieces) {
        pieces.forEach(this::add);
    }

    private void add(Piece piece) {
        EvidenceJson.Kept kept =
                Decided.read(piece.evidence(), piece.acsTransId().toString()).orElse(null);
        Verdict was = kept == null ? null : kept.verdict();
        if (kept == null || was == null) {
            skipped++;
            return;
        }
        Decision now = Decided.again(was, issuer, rules.rules(), kept.evidence());
        count(new Move(was, now.verdict()), piece.acsTransId());
        now.because().stream()
                .filter(reason -> reason.startsWith(RULE))
                .forEach(reason -> hits.merge(reason.substring(RULE.length()), 1, Integer::sum));
        NotKnown notKnown = NotKnown.of(rules, kept.evidence());
        notKnown.notCounted().forEach(window -> notCounted.merge(window, 1, Integer::sum));
        notKnown.notLookedUp().forEach(fact -> notLookedUp.merge(fact, 1, Integer::sum));
    }

    private void count(Move move, UUID acsTransId) {
        moves.merge(move, 1, Integer::sum);
        List<UUID> some = examples.computeIfAbsent(move, first -> new ArrayList<>());
        if (move.was() != move.now() && some.size() < MOST_EXAMPLES) {
            some.add(acsTransId);
        }
    }

    Counts counts() {
        return new Counts(
                skipped,
                moves.entrySet().stream()
                        .map(one -> new Shift(
                                one.getKey().was(),
                                one.getKey().now(),
                                one.getValue(),
                                List.copyOf(examples.getOrDefault(one.getKey(), List.of()))))
                        .toList(),
                hits,
                notCounted,
                notLookedUp);
    }
}
