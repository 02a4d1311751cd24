package org.sekisho.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final int MOST = 3;

    private record Config(Optional<String> profilingUrl, int mostPerSecond) implements MethodConfig {}

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final Intake intake =
            new Intake(new Config(Optional.empty(), MOST), clock.withZone(ZoneOffset.UTC), metrics);
    private final AtomicInteger stored = new AtomicInteger();

    @Test
    void whatIsTooMuchIsLeftAndNobodyHearsOfIt() {
        for (int i = 0; i < 2 * MOST; i++) {
            intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        }
        assertEquals(MOST, stored.get());
        assertEquals(MOST, metrics.counter("sekisho.method.dropped").count());
    }

    @Test
    void nextSecondIsAnother() {
        for (int i = 0; i < 2 * MOST; i++) {
            intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        }
        now = now.plusSeconds(1);
        intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        assertEquals(MOST + 1, stored.get());
    }

    @Test
    void whoComesLateSetsNobodyBack() {
        now = now.plusSeconds(1);
        for (int i = 0; i < MOST; i++) {
            intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        }
        now = now.minusSeconds(1);
        intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        intake.take(this::store).await().atMost(Duration.ofSeconds(1));
        assertEquals(MOST, stored.get());
    }

    private Uni<Void> store() {
        stored.incrementAndGet();
        return Uni.createFrom().voidItem();
    }
}
