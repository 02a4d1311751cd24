package org.sekisho.risk;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.DecoderException;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.util.TypeLiteral;
import java.net.ConnectException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.sekisho.platform.outbound.Partner;

/**
 * One provider behind its fuse: a deadline, a bulkhead and a circuit breaker of its own. Whatever goes wrong becomes "unknown",
 * which the decision never takes for low risk.
 */
final class GuardedProvider {

    private static final int VOLUME = 20;
    private static final double RATIO = 0.5;
    private static final Duration OPEN = Duration.ofSeconds(5);
    private static final int SUCCESSES = 2;

    private final ScoringProvider provider;
    private final Duration deadline;
    private final TypedGuard<Uni<Assessment>> guard;
    private final AtomicInteger breaker = new AtomicInteger();

    GuardedProvider(String name, ScoringProvider provider, ScoringConfig.Provider config, MeterRegistry metrics) {
        this.provider = provider;
        this.deadline = config.deadline();
        this.guard = guard(name, config);
        metrics.gauge("sekisho.scoring.breaker", io.micrometer.core.instrument.Tags.of("provider", name), breaker);
    }

    /**
     * A question that was sent is not sent again: a second one changes the provider's own statistics. What found no room here says nothing of
     * the provider, so the breaker does not count it.
     */
    private TypedGuard<Uni<Assessment>> guard(String name, ScoringConfig.Provider config) {
        return TypedGuard.create(new TypeLiteral<Uni<Assessment>>() {})
                .withDescription("scoring " + name)
                .withBulkhead()
                .limit(config.concurrency())
                .queueSize(config.queue())
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(VOLUME)
                .failureRatio(RATIO)
                .delay(OPEN.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(SUCCESSES)
                .skipOn(List.of(Partner.TooLate.class, BulkheadException.class))
                .onStateChange(this::changed)
                .done()
                .withRetry()
                .maxRetries(config.retries())
                .delay(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof ConnectException)
                .done()
                .withThreadOffload(false)
                .build();
    }

    private void changed(CircuitBreakerState state) {
        breaker.set(
                switch (state) {
                    case CLOSED -> 0;
                    case HALF_OPEN -> 1;
                    case OPEN -> 2;
                });
    }

    /** The provider's opinion; never fails. */
    Uni<Assessment> ask(Question question, BooleanSupplier mayStill) {
        long until = System.nanoTime() + deadline.toNanos();
        return guard.get(() -> attempt(question, mayStill, until))
                .onFailure()
                .recoverWithItem(GuardedProvider::unknown);
    }

    /** What waited in the queue, or was tried before, has used up its part of the budget. */
    private Uni<Assessment> attempt(Question question, BooleanSupplier mayStill, long until) {
        Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
        return provider.ask(question, mayStill)
                .ifNoItem()
                .after(left)
                .on(timer())
                .fail()
                .invoke(GuardedProvider::countAsFailure);
    }

    /** The caller's own event loop: a timer on another thread would wake that thread for every request. */
    private static ScheduledExecutorService timer() {
        return Vertx.currentContext() instanceof ContextInternal context
                ? context.nettyEventLoop()
                : Infrastructure.getDefaultWorkerPool();
    }

    /** An answer that cannot be read is a failure of the provider as much as none: the breaker must see it. */
    private static void countAsFailure(Assessment assessment) {
        if (assessment.level() == Level.UNKNOWN) {
            throw new Unusable(assessment);
        }
    }

    private static Assessment unknown(Throwable failure) {
        return switch (failure) {
            case Unusable unusable -> unusable.assessment;
            case CircuitBreakerOpenException _ -> Assessment.unknown("breaker-open");
            case BulkheadException _ -> Assessment.unknown("too-many");
            case io.smallrye.mutiny.TimeoutException _ -> Assessment.unknown("timeout");
            case Partner.TooLong _ -> Assessment.unknown("too-long");
            case Partner.TooLate _ -> Assessment.unknown("consent-too-old");
            case ConnectException _ -> Assessment.unknown("no-connection");
            case CharacterCodingException _ -> Assessment.unknown("not-utf-8");
            case VertxException _ -> Assessment.unknown("hung-up");
            case SSLException _ -> Assessment.unknown("tls");
            case DecoderException _, IllegalArgumentException _ -> Assessment.unknown("not-http");
            default -> Assessment.unknown(failure.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        };
    }

    /** Best effort, within the same deadline as a question. */
    Uni<Void> tell(Ending ending, BooleanSupplier mayStill) {
        return provider.tell(ending, mayStill).ifNoItem().after(deadline).fail();
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Assessment assessment;

        Unusable(Assessment assessment) {
            super("the provider's answer cannot be used", null, false, false);
            this.assessment = assessment;
        }
    }
}
