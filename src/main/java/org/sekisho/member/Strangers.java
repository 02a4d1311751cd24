package org.sekisho.member;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sekisho.card.Profile;
import org.sekisho.card.store.OwnCards;
import org.sekisho.card.store.TrustedMerchants;
import org.sekisho.member.store.Reports;
import org.sekisho.risk.store.PriorAuthentications;
import org.sekisho.transaction.store.Outbox;
import org.sekisho.transaction.store.Purchases;
import org.sekisho.transaction.store.Purchases.Purchase;

/**
 * Purchases that were somebody else's: a report stops the card and writes to the issuer in the same commit, ends challenges that go on, and
 * is made once.
 */
@ApplicationScoped
class Strangers {

    private static final Logger LOG = Logger.getLogger(Strangers.class);

    private final Pool pool;
    private final Purchases purchases;
    private final OwnCards cards;
    private final TrustedMerchants trusted;
    private final Reports reports;
    private final ReportWebhook webhook;
    private final Outbox outbox;
    private final PriorAuthentications priors;
    private final Notices notices;
    private final MeterRegistry metrics;

    Strangers(
            Pool pool,
            Purchases purchases,
            OwnCards cards,
            TrustedMerchants trusted,
            Reports reports,
            ReportWebhook webhook,
            Outbox outbox,
            PriorAuthentications priors,
            Notices notices,
            MeterRegistry metrics) {
        this.priors = priors;
        this.webhook = webhook;
        this.outbox = outbox;
        this.pool = pool;
        this.purchases = purchases;
        this.cards = cards;
        this.trusted = trusted;
        this.reports = reports;
        this.notices = notices;
        this.metrics = metrics;
    }

    /** A purchase with a card of the member; another's is not there. */
    Uni<Optional<Purchase>> find(Profile member, UUID acsTransId) {
        return purchases.find(acsTransId).chain(found -> cards.of(member.id())
                .map(own -> found.filter(
                        purchase -> own.stream().anyMatch(card -> card.id().equals(purchase.cardId())))));
    }

    /** True if it is the member's, also where it was reported before. */
    Uni<Boolean> report(Profile member, UUID acsTransId) {
        return find(member, acsTransId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : commit(member, found.get())
                                .invoke(first -> told(member, found.get(), first))
                                .replaceWith(true));
    }

    private Uni<Boolean> commit(Profile member, Purchase purchase) {
        UUID card = purchase.cardId();
        return pool.withTransaction(db -> reports.add(db, purchase.acsTransId(), member.issuerId(), member.id(), card)
                .call(first -> first
                        ? cards.block(db, card, member.id())
                                .chain(() -> purchases.letRunOut(db, card))
                                .chain(() -> priors.forget(db, purchase.acsTransId()))
                                // After the line before, which waits for challenges that end at this moment.
                                .chain(() -> trusted.forget(db, card))
                                .chain(() -> tellIssuer(db, member, purchase))
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tellIssuer(SqlConnection db, Profile member, Purchase purchase) {
        return webhook.of(member, purchase)
                .map(entry -> outbox.add(db, entry, Duration.ZERO))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private void told(Profile member, Purchase purchase, boolean first) {
        if (first) {
            metrics.counter("sekisho.member.reports", "issuer", member.issuerId())
                    .increment();
            LOG.warnf(
                    "a member reported transaction %s as not theirs; card %s of issuer %s is blocked",
                    purchase.acsTransId(), purchase.cardId(), member.issuerId());
            notices.tell(member, Notices.Kind.REPORTED);
        }
    }
}
