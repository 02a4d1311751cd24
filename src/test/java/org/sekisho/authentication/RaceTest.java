package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Whatever comes at once: one success, and never more than five answers evaluated. */
@SekishoTest
@Timeout(180)
class RaceTest {
    private static final int COPIES = 8;
    private static final int GUESSERS = 30;
    /** Challenges under way at once; a check of a password has room for a few dozen. */
    private static final int WIDTH = 3;

    private static Directory directory;
    private static ExecutorService threads;

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry metrics;

    @BeforeAll
    static void start() {
        directory = Directory.start();
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void stop() {
        threads.close();
        directory.close();
    }

    @Test
    void eightCopiesOfTheRightPasswordAreOneSuccess() throws Exception {
        double evaluated = evaluated("RIGHT") + evaluated("WRONG");

        inTurns(50, () -> {
            Challenge challenge = Challenge.of(enrolment.withPassword().pan(), directory);
            oneSuccess(challenge, challenge.open(), PASSWORD);
        });

        assertThat(evaluated("RIGHT") + evaluated("WRONG") - evaluated).isEqualTo(50);
    }

    @Test
    void eightCopiesOfTheRightCodeAreOneSuccess() throws Exception {
        double evaluated = evaluated("RIGHT") + evaluated("WRONG");

        inTurns(50, () -> {
            Enrolled holder = enrolment.withMailedCode();
            Challenge challenge = Challenge.of(holder.pan(), directory);
            oneSuccess(challenge, challenge.open(), code(holder));
        });

        assertThat(evaluated("RIGHT") + evaluated("WRONG") - evaluated).isEqualTo(50);
    }

    @Test
    void guessersAtOnceGetFiveGuessesTogether() throws Exception {
        double evaluated = evaluated("WRONG");

        inTurns(100, () -> {
            Enrolled holder = enrolment.withMailedCode();
            Challenge challenge = Challenge.of(holder.pan(), directory);
            Page first = challenge.open();
            String code = code(holder);

            guess(challenge, first, code);

            assertThat(attempts(challenge)).isEqualTo(5);
            assertThat(Challenge.submit(first, code).cRes().path("transStatus").asText())
                    .isEqualTo("N");
            assertThat(directory.result(challenge).path("transStatusReason").asText())
                    .isEqualTo("19");
        });

        assertThat(evaluated("WRONG") - evaluated).isEqualTo(500);
    }

    private static void oneSuccess(Challenge challenge, Page page, String answer) throws Exception {
        List<Page> shown = atOnce(COPIES, () -> Challenge.submit(page, answer));

        Set<Map<String, String>> fields = shown.stream().map(Page::fields).collect(Collectors.toSet());
        assertThat(fields).as("all pages are the same").hasSize(1);
        assertThat(shown.getFirst().cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(challenge).path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(challenge).path("interactionCounter").asText())
                .isEqualTo("01");
    }

    /** Everybody types on, always into the newest page, until there is nothing to type into. */
    private static void guess(Challenge challenge, Page first, String code) throws Exception {
        String wrong = code.equals("000000") ? "000001" : "000000";
        atOnce(GUESSERS, () -> {
            Page page = first;
            while (page.asks()) {
                page = Challenge.submit(page, wrong);
                page = page.asks() ? challenge.open() : page;
            }
            return page;
        });
    }

    private static void inTurns(int challenges, ThrowingRunnable work) throws Exception {
        try (var lanes = Executors.newFixedThreadPool(WIDTH)) {
            List<Future<?>> all = IntStream.range(0, challenges)
                    .<Future<?>>mapToObj(each -> lanes.submit(() -> {
                        work.run();
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static List<Page> atOnce(int copies, Callable<Page> work) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Page>> all = IntStream.range(0, copies)
                .mapToObj(each -> threads.submit(() -> {
                    gate.await();
                    return work.call();
                }))
                .toList();
        gate.countDown();
        List<Page> pages = new java.util.ArrayList<>();
        for (Future<Page> one : all) {
            pages.add(one.get());
        }
        return pages;
    }

    private String code(Enrolled holder) {
        await().until(() -> !mails.to(holder.email()).isEmpty());
        return mails.to(holder.email()).getFirst().code();
    }

    private long attempts(Challenge challenge) {
        return tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }

    private double evaluated(String outcome) {
        return metrics.counter("sekisho.answers", "outcome", outcome).count();
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }
}
