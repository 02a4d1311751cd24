package org.sekisho.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Recurring;
import org.sekisho.transaction.store.Outbox;
import org.sekisho.transaction.store.Outbox.Claimed;
import org.sekisho.transaction.store.OutboxEntry;

/** Gets results to their receivers: at least once, the same bytes each time, by whichever replica is free. */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int MOST_UNDER_WAY = 64;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** Longer than any attempt, so that nobody sends while somebody still does. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final RReqSender rReqs;
    private final WebhookSender webhooks;
    private final DeliveryConfig config;
    private final SecureRandom random;
    private final MeterRegistry metrics;
    private final Recurring recurring;
    private final AtomicInteger rReqsUnderWay = new AtomicInteger();
    private final AtomicInteger webhooksUnderWay = new AtomicInteger();
    private final AtomicInteger reportsUnderWay = new AtomicInteger();

    Deliveries(
            Outbox outbox,
            RReqSender rReqs,
            WebhookSender webhooks,
            DeliveryConfig config,
            SecureRandom random,
            MeterRegistry metrics,
            Recurring recurring) {
        this.outbox = outbox;
        this.rReqs = rReqs;
        this.webhooks = webhooks;
        this.config = config;
        this.random = random;
        this.metrics = metrics;
        this.recurring = recurring;
    }

    /** Sends RReqs that are due. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sendRReqs() {
        return recurring.take(
                "sending RReqs",
                outbox.releaseOrphans()
                        .chain(() -> sendDue(OutboxEntry.Kind.RREQ, rReqsUnderWay, config.rreqTimeout())));
    }

    /** Sends webhooks that are due: apart from RReqs, which no slow merchant may hold up. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sendWebhooks() {
        return recurring.take(
                "sending webhooks",
                sendDue(OutboxEntry.Kind.WEBHOOK, webhooksUnderWay, config.webhookTimeout())
                        .chain(() -> sendDue(OutboxEntry.Kind.REPORT, reportsUnderWay, config.webhookTimeout())));
    }

    /** Starts as many as there is room for and does not wait for them: the lease outlasts every attempt. */
    private Uni<Void> sendDue(OutboxEntry.Kind kind, AtomicInteger underWay, Duration longest) {
        int room = MOST_UNDER_WAY - underWay.get();
        if (room <= 0) {
            return Uni.createFrom().voidItem();
        }
        return outbox.claim(kind, room, longest.plus(MARGIN))
                .invoke(claimed -> claimed.forEach(one -> start(one, underWay)))
                .replaceWithVoid();
    }

    private void start(Claimed claimed, AtomicInteger underWay) {
        underWay.incrementAndGet();
        attempt(claimed)
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(
                        delivered -> {},
                        failure -> LOG.warnf(
                                "delivery interrupted id=%s because=%s",
                                claimed.entry().id(), failure.getClass().getSimpleName()));
    }

    /**
     * Waits until the directory has the RReq of a transaction, sending it first where that is the caller's to do.
     *
     * @return whether it has it; false after the cardholder's patience, while the sending goes on by itself
     */
    public Uni<Boolean> reported(UUID acsTransId, @Nullable OutboxEntry toSend) {
        Uni<Boolean> first = toSend == null ? Uni.createFrom().item(false) : attempt(new Claimed(toSend, 1));
        return first.chain(delivered -> delivered ? Uni.createFrom().item(true) : await(acsTransId));
    }

    /**
     * As {@link #reported}, and the directory's receipt was one: an app is told of no result that the directory did not understand.
     */
    public Uni<Boolean> receipted(UUID acsTransId, @Nullable OutboxEntry toSend) {
        return reported(acsTransId, toSend)
                .chain(reported -> reported
                        ? outbox.answer(acsTransId, OutboxEntry.Kind.RREQ)
                                .map(answer -> answer.map(RReqSender::isReceipt).orElse(true))
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> await(UUID acsTransId) {
        return outbox.status(acsTransId, OutboxEntry.Kind.RREQ).chain(status -> {
            if (status.isEmpty() || status.get().delivered()) {
                return Uni.createFrom().item(true);
            }
            boolean hopeless = status.get().dead() || status.get().age().compareTo(config.patience()) > 0;
            return hopeless
                    ? Uni.createFrom().item(false)
                    : Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(LOOK_AGAIN)
                            .chain(() -> await(acsTransId));
        });
    }

    private Uni<Boolean> attempt(Claimed claimed) {
        OutboxEntry entry = claimed.entry();
        Uni<Sent> sent =
                switch (entry.kind()) {
                    case RREQ -> rReqs.send(claimed);
                    case WEBHOOK, REPORT -> webhooks.send(entry);
                };
        return sent.invoke(outcome -> count(entry, outcome)).chain(outcome -> keep(claimed, outcome));
    }

    private Uni<Boolean> keep(Claimed claimed, Sent sent) {
        UUID id = claimed.entry().id();
        return switch (sent) {
            case Sent.Delivered delivered ->
                outbox.delivered(id, delivered.answer()).replaceWith(true);
            case Sent.Refused refused -> outbox.dead(id, refused.why()).replaceWith(false);
            case Sent.Failed failed -> again(claimed, failed).replaceWith(false);
        };
    }

    private Uni<Void> again(Claimed claimed, Sent.Failed failed) {
        Backoff backoff = claimed.entry().kind() == OutboxEntry.Kind.RREQ ? Backoff.RREQ : Backoff.WEBHOOK;
        Optional<Duration> pause = backoff.after(claimed.attempt(), random);
        return pause.isEmpty()
                ? outbox.dead(claimed.entry().id(), failed.why())
                : outbox.failed(claimed.entry().id(), later(pause.get(), failed.retryAfter()), failed.why());
    }

    private static Duration later(Duration pause, @Nullable Duration retryAfter) {
        return retryAfter == null || retryAfter.compareTo(pause) < 0 ? pause : retryAfter;
    }

    private void count(OutboxEntry entry, Sent sent) {
        metrics.counter(
                        "sekisho.deliveries",
                        "kind",
                        entry.kind().name(),
                        "outcome",
                        sent.getClass().getSimpleName())
                .increment();
    }
}
