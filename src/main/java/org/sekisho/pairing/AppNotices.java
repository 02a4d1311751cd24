package org.sekisho.pairing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.notification.Notifications;

/** Tells a holder that an app was set up for a card, or taken away: whoever did it without them is found out. */
@Singleton
class AppNotices {

    private static final Logger LOG = Logger.getLogger(AppNotices.class);

    private final Cards cards;
    private final Issuers issuers;
    private final Notifications notifications;

    AppNotices(Cards cards, Issuers issuers, Notifications notifications) {
        this.cards = cards;
        this.issuers = issuers;
        this.notifications = notifications;
    }

    /** What happened to the app. */
    enum News {
        ADDED,
        REMOVED
    }

    /** After the commit; a mail server that is away stops nothing, and nobody waits for it. */
    Uni<Void> tell(News news, UUID deviceId, Cards.Plate card) {
        return cards.holder(card.id())
                .invoke(holder -> {
                    if (holder.email() != null) {
                        notifications
                                .send(AppMail.of(
                                        news,
                                        deviceId,
                                        issuers.get(card.issuerId()),
                                        card.lastFour(),
                                        holder.language(),
                                        holder.email()))
                                .subscribe()
                                .with(sent -> {}, AppNotices::notTold);
                    }
                })
                .onFailure()
                .invoke(AppNotices::notTold)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static void notTold(Throwable failure) {
        LOG.warnf("a holder was not told of an app: %s", failure.getClass().getSimpleName());
    }
}
