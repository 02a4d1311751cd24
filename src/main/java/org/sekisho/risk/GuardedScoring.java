package org.sekisho.risk;

import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/**
 * The provider behind its fuse: a deadline, a bulkhead and a circuit breaker. Whatever goes wrong becomes "unknown", which the
 * decision never takes for low risk.
 */
@Singleton
class GuardedScoring {

    /** Name of the breaker in metrics and health. */
    static final String BREAKER = "scoring";

    private final ScoringClients clients;
    private final ScoringConfig config;

    GuardedScoring(ScoringClients clients, ScoringConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /** No retry: the budget has no room for one, and a second query changes the provider's own statistics. */
    @Bulkhead(value = 256, waitingTaskQueue = 1)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5_000, successThreshold = 2)
    @CircuitBreakerName(BREAKER)
    @Fallback(fallbackMethod = "unknown")
    Uni<Assessment> score(Question question) {
        return clients.here()
                .score(question)
                .ifNoItem()
                .after(config.deadline())
                .on(timer())
                .fail()
                .map(ScoringAnswer::read)
                .invoke(GuardedScoring::countAsFailure);
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

    Uni<Assessment> unknown(Question question, Throwable failure) {
        return Uni.createFrom()
                .item(
                        failure instanceof Unusable unusable
                                ? unusable.assessment
                                : Assessment.unknown(failure.getClass().getSimpleName()));
    }

    private static final class Unusable extends RuntimeException {

        private final transient Assessment assessment;

        Unusable(Assessment assessment) {
            super("the provider's answer cannot be used", null, false, false);
            this.assessment = assessment;
        }
    }
}
