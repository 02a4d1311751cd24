package org.sekisho.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.card.Profile;
import org.sekisho.platform.Ids;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.transaction.store.OutboxEntry;
import org.sekisho.transaction.store.Purchases.Purchase;

/** Writes what the issuer is told when a member says that a purchase was somebody else's. */
@Singleton
class ReportWebhook {

    private final Requestors requestors;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    ReportWebhook(Requestors requestors, Ids ids, Clock clock, ObjectMapper json) {
        this.requestors = requestors;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** As Standard Webhooks wants it: a type, a time, the data. */
    record Event(String type, String timestamp, Report data) {}

    /**
     * A report.
     *
     * @param id       acsTransID
     * @param cardId   the card that is blocked now
     * @param at       when the purchase was made
     */
    record Report(UUID id, UUID cardId, String lastFour, String at) {}

    /** The entry for a report; empty where no operator of the issuer waits for one. */
    Optional<OutboxEntry> of(Profile member, Purchase purchase) {
        return requestors.listenerOf(member.issuerId()).flatMap(listener -> Optional.ofNullable(listener.webhookUrl())
                .map(url -> new OutboxEntry(
                        ids.next(),
                        purchase.acsTransId(),
                        OutboxEntry.Kind.REPORT,
                        listener.id(),
                        url,
                        body(purchase))));
    }

    private String body(Purchase purchase) {
        var account = purchase.facts().account();
        try {
            return json.writeValueAsString(new Event(
                    "purchase.reported",
                    text(clock.instant()),
                    new Report(
                            purchase.acsTransId(),
                            purchase.cardId(),
                            account == null ? "" : account.lastFour(),
                            text(purchase.at()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a webhook can always be written", e);
        }
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
