package org.sekisho.method;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Bounds what strangers can make us store: anybody can ask for the page of the 3DS Method, under any id. What is too much is not kept, and
 * the authentications it belongs to go on without.
 */
@Singleton
class Intake {

    private final TypedGuard<Uni<Void>> guard;
    private final Counter dropped;

    Intake(MethodConfig config, MeterRegistry metrics) {
        this.guard = TypedGuard.create(new TypeLiteral<Uni<Void>>() {})
                .withDescription("3DS Method")
                .withRateLimit()
                .limit(config.mostPerSecond())
                .window(1, ChronoUnit.SECONDS)
                .done()
                .withThreadOffload(false)
                .build();
        this.dropped = metrics.counter("sekisho.method.dropped");
    }

    /** Runs the work, or counts that it was too much and leaves it. */
    Uni<Void> take(Supplier<Uni<Void>> work) {
        return guard.get(work).onFailure(RateLimitException.class).recoverWithItem(() -> {
            dropped.increment();
            return null;
        });
    }
}
