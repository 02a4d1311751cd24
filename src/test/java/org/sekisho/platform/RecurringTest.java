package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecurringTest {
    private final Recurring recurring = new Recurring();
    private final AtomicInteger done = new AtomicInteger();
    private final Uni<Void> work = Uni.createFrom().item(done::incrementAndGet).replaceWithVoid();

    @Test
    void workOfAnyReplicaIsTakenUntilThisOneIsToldToEnd() {
        recurring.take("work", work).await().indefinitely();

        recurring.delay(new ShutdownDelayInitiatedEvent());
        recurring.take("work", work).await().indefinitely();

        assertThat(done).hasValue(1);
    }

    @Test
    void whatRequestsNeedGoesOnWhileTheyAreServed() {
        recurring.delay(new ShutdownDelayInitiatedEvent());

        recurring.run("refresh", work).await().indefinitely();

        assertThat(done).hasValue(1);
    }
}
