package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.challenge.page.Naughty;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;

/** A merchant may call itself what it likes: the answer is a result or an Erro, and what is asked is a page. */
@SekishoTest
@OverTheWire
class NaughtyMerchantFlowTest {
    private static final int LONGEST = 40;
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
    void noNameBreaksAnything() {
        var pan = enrolment.withPassword().pan();
        var wrong = new ArrayList<String>();
        var pages = 0;

        for (var text : Naughty.texts()) {
            var name = text.substring(
                    0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
            var aReq = Challenge.purchase(pan, directory).put("merchantName", name);
            HttpResponse<String> answer = Acs.areq(aReq.toString());
            JsonNode aRes = Acs.json(answer.body());
            if (answer.statusCode() != 200 || aRes.path("errorCode").asText().equals("403")) {
                wrong.add(name + ": " + answer.statusCode() + " " + aRes);
            }
            if (aRes.path("transStatus").asText().equals("C")) {
                Page page = new Challenge(aReq, aRes).open();
                pages++;
                if (!page.asks()) {
                    wrong.add(name + ": " + page.status());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(pages).isGreaterThan(200);
    }
}
