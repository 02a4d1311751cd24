package org.sekisho.operator;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.EvidenceJson;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.Decisions.Stored;

/**
 * What was decided when the request came. A challenge that has ended since looks like any other result, but its reasons end with
 * the wish for proof.
 */
record Decided(Verdict verdict, @Nullable TransStatusReason reason) {

    private static final Logger LOG = Logger.getLogger(Decided.class);
    private static final String CHALLENGED = "risk:proof-needed";
    private static final String VERSION = "rules:v";

    static Decided of(Stored stored) {
        Result result = result(stored).orElse(null);
        boolean challenged = stored.transaction().facts().reasons().contains(CHALLENGED);
        return challenged || result == null
                ? new Decided(Verdict.CHALLENGE, null)
                : new Decided(Verdict.of(result.status()), result.reason());
    }

    TransStatus answered() {
        return verdict.transStatus();
    }

    /** What came of it; empty while a challenge goes on. */
    static Optional<Result> result(Stored stored) {
        return stored.transaction().state() instanceof State.Final end ? Optional.of(end.result()) : Optional.empty();
    }

    /** The version of the rules that decided; null where there were none. */
    static @Nullable Integer ruleSet(Stored stored) {
        return stored.transaction().facts().reasons().stream()
                .filter(reason -> reason.matches(VERSION + "[0-9]{1,9}"))
                .map(reason -> Integer.valueOf(reason.substring(VERSION.length())))
                .findFirst()
                .orElse(null);
    }

    /** What it was made of; empty where that was forgotten, or another version of Sekisho wrote it. */
    static Optional<Evidence> evidence(Stored stored) {
        String text = stored.evidence();
        return text == null
                ? Optional.empty()
                : read(text, stored.transaction().acsTransId().toString()).map(EvidenceJson.Kept::evidence);
    }

    /** Evidence, unless another version of Sekisho wrote it and it is not understood. */
    static Optional<EvidenceJson.Kept> read(String text, String acsTransID) {
        try {
            return Optional.of(EvidenceJson.read(text));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debugf("evidence of acsTransID=%s is not understood", acsTransID);
            return Optional.empty();
        }
    }
}
