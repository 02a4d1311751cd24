package org.sekisho.method;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bounds what strangers can make us store: anybody can ask for the page of the 3DS Method, under any id. What is too much is not kept, and
 * the authentications it belongs to go on without.
 */
@Singleton
class Intake {

    private static final long SECOND_MILLIS = 1000;

    private final int mostPerSecond;
    private final Clock clock;
    private final Counter dropped;
    private final AtomicReference<Second> second = new AtomicReference<>(new Second(0, new AtomicInteger()));

    Intake(MethodConfig config, Clock clock, MeterRegistry metrics) {
        this.mostPerSecond = config.mostPerSecond();
        this.clock = clock;
        this.dropped = metrics.counter("sekisho.method.dropped");
    }

    private record Second(long number, AtomicInteger taken) {}

    /** Runs the work, or counts that it was too much and leaves it. */
    Uni<Void> take(Supplier<Uni<Void>> work) {
        if (now().taken().incrementAndGet() <= mostPerSecond) {
            return work.get();
        }
        dropped.increment();
        return Uni.createFrom().voidItem();
    }

    /** The count of the present second; whoever comes late to its end counts in the next, and sets nobody back. */
    private Second now() {
        long number = clock.millis() / SECOND_MILLIS;
        return second.updateAndGet(seen -> seen.number() == number || seen.number() == number + 1
                ? seen
                : new Second(number, new AtomicInteger()));
    }
}
