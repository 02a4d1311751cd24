package org.sekisho.credential.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sekisho.credential.LockConfig;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Failures that come at once are all counted. */
@SekishoTest
class FailureCountTest {
    private static final int CLIENTS = 16;
    private static final int FAILURES = 20;

    @Inject
    Pool pool;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Test
    void noFailureIsLostBetweenReplicas() {
        Enrolled holder = enrolment.withMailedCode();
        Credentials credentials = new Credentials(pool, limits(1_000_000));

        atOnce(() -> assertThat(count(credentials, holder)).isTrue());

        assertThat(failures(holder)).isEqualTo(CLIENTS * FAILURES);
    }

    @Test
    void exactlyAsManyAreAdmittedAsTheLimitSays() {
        Enrolled holder = enrolment.withMailedCode();
        Credentials credentials = new Credentials(pool, limits(5));
        var admitted = new java.util.concurrent.atomic.AtomicInteger();

        atOnce(() -> {
            if (count(credentials, holder)) {
                admitted.incrementAndGet();
            }
        });

        assertThat(admitted).hasValue(5);
        assertThat(failures(holder)).isEqualTo(5);
    }

    @Test
    void secretThatWasChangedWhileItWasComparedIsWorthNothing() {
        Enrolled holder = enrolment.withPassword();
        Credentials credentials = new Credentials(pool, limits(5));
        String compared = tables.text("SELECT secret FROM credential WHERE id = $1", holder.credentialId());

        assertThat(await(credentials.changePassword(pool, holder.credentialId(), compared, "another")))
                .isTrue();

        assertThat(await(credentials.succeeded(pool, holder.credentialId(), compared)))
                .isFalse();
        assertThat(await(credentials.has(pool, holder.credentialId(), compared)))
                .isFalse();
        assertThat(await(credentials.changePassword(pool, holder.credentialId(), compared, "a third")))
                .isFalse();
        assertThat(await(credentials.succeeded(pool, holder.credentialId(), "another")))
                .isTrue();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }

    private void atOnce(Runnable failure) {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> {
                    for (int time = 0; time < FAILURES; time++) {
                        failure.run();
                    }
                });
            }
        }
    }

    private boolean count(Credentials credentials, Enrolled holder) {
        return credentials
                .count(pool, holder.credentialId())
                .await()
                .indefinitely()
                .isPresent();
    }

    private long failures(Enrolled holder) {
        return tables.number("SELECT failures::bigint FROM credential WHERE id = $1", holder.credentialId());
    }

    private static LockConfig limits(int failures) {
        return new LockConfig() {
            @Override
            public int failures() {
                return failures;
            }

            @Override
            public Duration time() {
                return Duration.ofMinutes(30);
            }

            @Override
            public int disableAfter() {
                return 1_000_000;
            }

            @Override
            public int warnAt() {
                return 50;
            }
        };
    }
}
