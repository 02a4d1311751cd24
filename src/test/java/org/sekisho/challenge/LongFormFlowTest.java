package org.sekisho.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;

/** Forms have values that are long by right, and others that are only long; each is read by who knows what it may be. */
@SekishoTest
@OverTheWire
class LongFormFlowTest {

    private static final int EXTENSIONS = 10;
    private static final int LONGEST_DATA = 7_900;

    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @Test
    void cReqMayBringTheLongestExtensions() {
        Challenge challenge = Challenge.of(enrolment.withPassword().pan(), directory);
        ObjectNode cReq =
                (ObjectNode) Acs.json(new String(Base64.getUrlDecoder().decode(challenge.cReq()), UTF_8));
        ArrayNode extensions = cReq.putArray("messageExtension");
        for (int i = 0; i < EXTENSIONS; i++) {
            extensions
                    .addObject()
                    .put("name", "extension " + i)
                    .put("id", "example." + i)
                    .put("criticalityIndicator", false)
                    .putObject("data")
                    .put("value", "x".repeat(LONGEST_DATA));
        }

        Page page = Challenge.open(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(cReq.toString().getBytes(UTF_8)),
                "data");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.asks()).isTrue();
        assertThat(Challenge.submit(page, PASSWORD).cRes().path("transStatus").asText())
                .isEqualTo("Y");
    }

    /** More than once, because what is longer than a packet does not always come in the same pieces. */
    @RepeatedTest(5)
    void whatIsOnlyLongIsToldInWords() {
        Challenge challenge = Challenge.of(enrolment.withPassword().pan(), directory);
        String rubbish = "𠮷".repeat(25_000);

        Page noCReq = Challenge.open(rubbish, null);
        Page page = challenge.open();
        Page answered = Challenge.submit(page, rubbish);
        Page signIn = Acs.form("/my/demo/sign-in", Map.of("loginId", rubbish, "password", rubbish));

        assertThat(noCReq.status()).isBetween(200, 499).isNotEqualTo(413);
        assertThat(noCReq.html()).contains("<h1");
        assertThat(answered.asks()).isTrue();
        assertThat(signIn.status()).isEqualTo(422);
        assertThat(signIn.html()).contains("id=\"notice\"");
    }
}
