package org.sekisho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.LogCapture;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What nobody may read is nowhere to be read: not in logs, metrics, answers or tables, in no spelling. */
@SekishoTest
class RedactionTest {
    private static final String PASSWORD = "Kanarienvogel-7319";
    private static final String NAME = "CANARIA SERINUS";
    private static final String ADDRESS = "shopper.serinus@mail.example";
    private static final Pattern FRACTION = Pattern.compile("\\.\\d{1,6}");

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, NAME, ADDRESS));
    private final List<String> answers = new ArrayList<>();
    private Directory directory;
    private LogCapture log;

    @BeforeEach
    void listen() {
        directory = Directory.start();
        log = LogCapture.start();
    }

    @AfterEach
    void stop() {
        log.close();
        directory.close();
    }

    @Test
    void purchasesWithAPasswordLeaveNoTraceOfIt() {
        Enrolled holder = enrolment.withPassword(PASSWORD);
        secrets.addAll(List.of(holder.pan(), holder.email()));

        Page failed = opened(holder);
        for (int attempt = 1; attempt <= 4; attempt++) {
            failed = kept(Challenge.submit(failed, PASSWORD + attempt));
        }
        kept(Challenge.submit(failed, PASSWORD));
        kept(Challenge.submit("forged", PASSWORD));
        kept(Challenge.press(opened(holder), "cancel"));
        answers.add(
                Acs.areq(aReq(holder).put("purchaseAmount", "5000").toString()).body());
        answers.add(
                Acs.areq(aReq(holder).put("purchaseAmount", "much").toString()).body());

        nothingIsSeen();
    }

    @Test
    void purchasesWithACodeLeaveNoTraceOfIt() {
        Enrolled holder = enrolment.withMailedCode("canary.bird." + System.nanoTime() + "@mail.example");
        secrets.addAll(List.of(holder.pan(), holder.email()));

        Page page = opened(holder);
        await().until(() -> !mails.to(holder.email()).isEmpty());
        String first = mails.to(holder.email()).getFirst().code();
        page = kept(Challenge.press(page, "resend"));
        await().until(() -> mails.to(holder.email()).size() == 2);
        String second = mails.to(holder.email()).get(1).code();
        page = kept(Challenge.submit(page, otherThan(first, second)));
        kept(Challenge.submit(page, first));

        nothingIsSeen();
        for (String code : List.of(first, second)) {
            Pattern alone = Pattern.compile("(?<![0-9A-Za-z])" + code + "(?![0-9A-Za-z])");
            assertThat(FRACTION.matcher(log.text() + answers + dump()).replaceAll(""))
                    .doesNotContainPattern(alone);
        }
    }

    private static String otherThan(String first, String second) {
        return Stream.of("000000", "000001", "000002")
                .filter(code -> !code.equals(first) && !code.equals(second))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void insertThatFailsSaysNothingOfWhatItHeld() {
        Enrolled holder = enrolment.withPassword(PASSWORD);
        secrets.addAll(List.of(holder.pan(), holder.email()));
        tables.change("ALTER TABLE transaction ADD CONSTRAINT full_up CHECK (answer IS NULL) NOT VALID");
        try {
            answers.add(Acs.areq(aReq(holder).toString()).body());
        } finally {
            tables.change("ALTER TABLE transaction DROP CONSTRAINT full_up");
        }

        assertThat(Acs.json(answers.getFirst()).path("errorCode").asText()).isEqualTo("403");
        assertThat(answers.getFirst()).doesNotContain("full_up", "Exception");
        assertThat(log.text()).contains("full_up");
        nothingIsSeen();
    }

    @Test
    void mailThatCannotBeSentSaysNothingOfItsReader() {
        Enrolled holder = enrolment.withMailedCode("canary bird " + System.nanoTime() + "@@mail.example");
        secrets.addAll(List.of(holder.pan(), holder.email()));

        Page page = opened(holder);

        assertThat(page.asks()).isTrue();
        assertThat(log.text()).contains("code not sent");
        nothingIsSeen();
    }

    private Page opened(Enrolled holder) {
        Challenge challenge = Challenge.of(aReq(holder));
        answers.add(challenge.aRes().toString());
        return kept(challenge.open());
    }

    private ObjectNode aReq(Enrolled holder) {
        return Challenge.purchase(holder.pan(), directory)
                .put("cardholderName", NAME)
                .put("email", ADDRESS);
    }

    private Page kept(Page page) {
        answers.add(page.html());
        return page;
    }

    private void nothingIsSeen() {
        String metrics = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/q/metrics"))))
                .body();
        String dump = dump();
        assertThat(metrics).contains("sekisho_");
        assertThat(dump).contains("CHECK_DUMP_WORKS");
        for (String secret : secrets) {
            for (String spelling : spellings(secret)) {
                assertThat(log.text().contains(spelling))
                        .as("log: %s", spelling)
                        .isFalse();
                assertThat(metrics.contains(spelling))
                        .as("metrics: %s", spelling)
                        .isFalse();
                assertThat(String.join("\n", answers).contains(spelling))
                        .as("answers: %s", spelling)
                        .isFalse();
                assertThat(dump.contains(spelling)).as("tables: %s", spelling).isFalse();
            }
        }
    }

    /** Every row of every table as text; bytes as hex. */
    private String dump() {
        StringBuilder dump = new StringBuilder("CHECK_DUMP_WORKS\n");
        for (var table : pool.query("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")
                .executeAndAwait()) {
            for (var row : pool.query("SELECT t::text FROM " + table.getString(0) + " t")
                    .executeAndAwait()) {
                dump.append(row.getString(0)).append('\n');
            }
        }
        return dump.toString();
    }

    private static List<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        List<String> all = new ArrayList<>(List.of(
                secret,
                new StringBuilder(secret).reverse().toString(),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                java.net.URLEncoder.encode(secret, UTF_8),
                secret.replaceAll("(.{4})(?=.)", "$1 "),
                secret.replaceAll("(.{4})(?=.)", "$1-")));
        for (int before = 0; before < 3; before++) {
            all.add(inBase64(bytes, before));
        }
        return all;
    }

    /** The middle of its base64 form when other bytes stand before it. */
    private static String inBase64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return encoded.substring(before == 0 ? 0 : before + 1, shifted.length / 3 * 4);
    }
}
