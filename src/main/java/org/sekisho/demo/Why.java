package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.store.Transactions;

/** Why the issuer decided as it did: read from the issuer's own tables, which no real shop can see. */
@ApplicationScoped
class Why {
    private final Transactions transactions;

    Why(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The reasons in the order they were met; none where the issuer has no such transaction. */
    Uni<List<Reason>> of(@Nullable String acsTransId) {
        return Ids.parse(acsTransId == null ? "" : acsTransId)
                .map(id -> transactions.find(id).map(found -> found.map(
                                transaction -> transaction.facts().reasons())
                        .orElse(List.of())))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(Reason::of);
    }
}
