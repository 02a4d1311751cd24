package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Eci;
import org.sekisho.platform.key.Seal;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.StoredResult;
import org.sekisho.transaction.store.Transactions;

/** What became of authentications, for the merchant that asked for them. */
@ApplicationScoped
public class Outcomes {

    private final Transactions transactions;
    private final Seal seal;

    Outcomes(Transactions transactions, Seal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    /**
     * Where an authentication stands.
     *
     * @param answer what its request was answered
     * @param ended  absent while the challenge goes on
     */
    public record Outcome(
            String answer, Instant createdAt, @Nullable Ended ended) {}

    /**
     * How it ended.
     *
     * @param authenticationValue of a challenge that succeeded; that of a result without a challenge is in the answer
     */
    public record Ended(
            Instant at,
            Result result,
            @Nullable String eci,
            @Nullable String authenticationValue) {

        /** Without the authentication value. */
        @Override
        public String toString() {
            return "Ended[" + at + ", " + result + "]";
        }
    }

    /** An authentication of one merchant; another merchant's is not there. */
    public Uni<Optional<Outcome>> find(UUID requestorId, UUID acsTransId) {
        return transactions
                .findOf(requestorId, acsTransId)
                .map(found -> found.map(stored -> new Outcome(stored.answer(), stored.createdAt(), ended(stored))));
    }

    private @Nullable Ended ended(StoredResult stored) {
        Instant at = stored.endedAt();
        if (at == null || !(stored.transaction().state() instanceof State.Final end)) {
            return null;
        }
        Facts facts = stored.transaction().facts();
        byte[] sealed = stored.sealedValue();
        return new Ended(
                at,
                end.result(),
                Eci.of(facts.scheme(), end.result().status(), facts.isPayment()),
                sealed == null || !end.result().isAuthenticated()
                        ? null
                        : ProvenValues.of(
                                seal.open(
                                        sealed,
                                        Results.SEALED_VALUE,
                                        stored.transaction().acsTransId()),
                                Ends.method(stored.transaction())));
    }
}
