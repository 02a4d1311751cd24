package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sekisho.platform.outbound.Partners;
import org.sekisho.testkit.SekishoTest;

/** A provider that fails in every way that sockets allow: always "unknown", always in time, and nobody is asked in vain for long. */
@SekishoTest
class GuardedProviderTest {

    private static final String ALLOW =
            "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[\"fine\"],\"reference\":\"r-1\"}";
    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Partners partners;

    @Inject
    ObjectMapper mapper;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final FaultyServer server = new FaultyServer(FaultyServer.json(ALLOW));

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void completeAnswerIsBelieved() {
        Assessment assessment = ask(provider());

        assertThat(assessment).isEqualTo(new Assessment(Level.LOW, List.of("provider:fine"), "r-1"));
        assertThat(server.lastBody).contains("\"bin\":\"356999\"").doesNotContain("3569990000000011");
    }

    @Test
    void silenceEndsWithTheDeadline() {
        server.become((out, self) -> Thread.sleep(20_000));

        assertThat(ask(provider()).reasons()).containsExactly("provider:timeout");
    }

    @Test
    void oneByteASecondEndsWithTheDeadline() {
        server.become((out, self) -> {
            for (byte one :
                    ("HTTP/1.1 200 OK\r\ncontent-length: 80\r\n\r\n" + ALLOW).getBytes(StandardCharsets.UTF_8)) {
                out.write(one);
                out.flush();
                Thread.sleep(1_000);
            }
        });

        assertThat(ask(provider()).reasons()).containsExactly("provider:timeout");
    }

    @Test
    void endlessAnswerIsCutOff() {
        server.become((out, self) -> {
            out.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 50_000_000 / 0x4000; i++) {
                out.write(chunk);
                self.written.addAndGet(0x4000);
            }
            out.write(("0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        });

        assertThat(ask(provider()).reasons()).containsExactly("provider:too-long");
        assertThat(server.written.get()).isLessThan(20_000_000);
    }

    @Test
    void closedConnectionAndErrorAreUnknown() {
        server.become((out, self) -> {});
        assertThat(ask(provider()).level()).isEqualTo(Level.UNKNOWN);

        server.become(FaultyServer.status("500 No", ALLOW));
        assertThat(ask(provider()).reasons()).containsExactly("provider:http-500");
    }

    @Test
    void bytesThatAreNoTextAreNotMendedAndBelieved() {
        byte[] body = ALLOW.replace("fine", "f?ne").getBytes(StandardCharsets.ISO_8859_1);
        body[new String(body, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;
        server.become((out, self) -> {
            out.write(("HTTP/1.1 200 OK\r\ncontent-length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
        });

        assertThat(ask(provider()).reasons()).containsExactly("provider:not-utf-8");
    }

    @Test
    void redirectIsNotFollowed() {
        try (FaultyServer elsewhere = new FaultyServer(FaultyServer.json(ALLOW))) {
            server.become((out, self) ->
                    out.write(("HTTP/1.1 307 Moved\r\nlocation: " + elsewhere.url() + "\r\ncontent-length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8)));

            assertThat(ask(provider()).reasons()).containsExactly("provider:http-307");
            assertThat(elsewhere.requests).hasValue(0);
        }
    }

    @Test
    void providerThatIsDownIsTriedAgainOnceAndNotBelieved() {
        server.close();

        assertThat(ask(provider()).reasons()).containsExactly("provider:no-connection");
    }

    @Test
    void questionThatWasSentIsNotSentAgain() {
        server.become((out, self) -> {});

        ask(provider());

        assertThat(server.requests).hasValue(1);
    }

    @Test
    void nothingIsSentWhenItIsTooLate() {
        Assessment assessment = provider().ask(question(), () -> false).await().atMost(IN_TIME);

        assertThat(assessment.reasons()).containsExactly("provider:consent-too-old");
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void breakerOpensWithinTwentyFailuresAndRecovers() {
        GuardedProvider provider = provider();
        server.become(FaultyServer.status("500 No", "{}"));

        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            reasons.addAll(ask(provider).reasons());
        }

        assertThat(server.requests).hasValue(20);
        assertThat(reasons.subList(20, 30)).containsOnly("provider:breaker-open");
        assertThat(metrics.get("sekisho.scoring.breaker").gauge().value()).isEqualTo(2);

        server.become(FaultyServer.json(ALLOW));
        await().atMost(Duration.ofSeconds(10)).until(() -> ask(provider).level() == Level.LOW);
    }

    @Test
    void oneProvidersBreakerIsNotAnothers() {
        GuardedProvider broken = provider();
        server.become(FaultyServer.status("500 No", "{}"));
        for (int i = 0; i < 25; i++) {
            ask(broken);
        }
        server.become(FaultyServer.json(ALLOW));

        assertThat(ask(provider()).level()).isEqualTo(Level.LOW);
    }

    @Test
    void whatFindsNoRoomIsUnknownAtOnce() {
        server.become((out, self) -> Thread.sleep(20_000));
        GuardedProvider small = provider("concurrency", "1", "queue", "1");
        small.ask(question(), () -> true).subscribe().with(first -> {});
        small.ask(question(), () -> true).subscribe().with(second -> {});

        assertThat(ask(small).reasons()).containsExactly("provider:too-many");
    }

    private GuardedProvider provider(String... settings) {
        List<String> all = new ArrayList<>(List.of("url", server.url().toString()));
        all.addAll(List.of(settings));
        ScoringConfig.Provider config = ProviderSettings.of(all.toArray(String[]::new));
        return new GuardedProvider(
                "test-" + NAMES.incrementAndGet(),
                new JsonProvider(partners.scoring(config.connectTimeout()), config, mapper),
                config,
                metrics);
    }

    private static Assessment ask(GuardedProvider provider) {
        return provider.ask(question(), () -> true).await().atMost(IN_TIME);
    }

    private static Question question() {
        return new Question(
                "transaction",
                "session",
                "BROWSER",
                "PAYMENT",
                new Question.Card("356999", "token", "JCB"),
                new Question.Merchant("id", "name", null, null),
                null,
                null);
    }
}
