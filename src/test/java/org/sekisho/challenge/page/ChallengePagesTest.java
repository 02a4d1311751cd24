package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.challenge.page.EntryView.Entry;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.NeutralView.Problem;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.transaction.Money;

/** The pages as they leave the running application; everything else is tested with an engine built by hand. */
@SekishoTest
class ChallengePagesTest {
    private static final Pattern NONCE = Pattern.compile("<style nonce=\"([^\"]{22})\">");
    private static final Issuer ISSUER = new Issuer("Lakeside <Card>", "#0b6e4f", "0120-000-000");

    @Inject
    ChallengePages pages;

    @ParameterizedTest
    @EnumSource(Notice.class)
    void runningApplicationRendersWhatTheOtherTestsSaw(Notice notice) {
        for (var locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (var entry : List.of(
                    Entry.password(),
                    Entry.sentCode(EntryView.Kind.MAILED_CODE, "t***@e***.jp", 7, 6),
                    Entry.appCode("1234567890", 6))) {
                var view = asking(locale, entry, notice);

                var html = body(pages.entry(view).await().indefinitely());

                assertThat(html).isEqualTo(Rendering.html(EntryPage.of(view, nonce(html))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void returnPageIsTheSameToo(Outcome outcome) {
        var view = new ReturnView(
                Locale.ENGLISH, ISSUER, outcome, "https://shop.example/?a=1&b=2", Map.of("cres", "e30"), true);

        var html = body(pages.returnTo(view).await().indefinitely());

        assertThat(html).isEqualTo(Rendering.html(ReturnPage.of(view, nonce(html))));
    }

    @Test
    void policyNamesTheNonceOfThePageAndEachPageHasItsOwn() {
        var view = new LaunchView(Locale.JAPANESE, "/challenge", Map.of("creq", "e30"));

        var one = pages.launch(view).await().indefinitely();
        var other = pages.launch(view).await().indefinitely();

        assertThat(one.getHeaderString("Content-Security-Policy"))
                .contains("style-src 'nonce-" + nonce(body(one)) + "'", "script-src 'nonce-" + nonce(body(one)) + "'");
        assertThat(nonce(body(one))).isNotEqualTo(nonce(body(other)));
        assertThat(one.getHeaderString("Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void neutralPageCarriesItsStatus(Problem problem) {
        var response =
                pages.neutral(new NeutralView(Locale.JAPANESE, problem)).await().indefinitely();

        assertThat(response.getStatus()).isEqualTo(problem.status);
        assertThat(response.getHeaderString("Content-Security-Policy")).contains("form-action 'none'");
    }

    private static EntryView asking(Locale locale, Entry entry, Notice notice) {
        var purchase = new Purchase(
                "Kumo & <Books>", new Money("12300", 0, "392"), Instant.EPOCH, ZoneId.of("Asia/Tokyo"), "0164");
        return new EntryView(
                locale,
                ISSUER,
                purchase,
                "Cats \"and\" tangerines",
                entry,
                notice,
                2,
                true,
                java.util.List.of(),
                null,
                new EntryView.Time(java.time.Duration.ofMinutes(10), true),
                "c3RlcA",
                null);
    }

    private static String body(RestResponse<String> response) {
        return Optional.ofNullable(response.getEntity()).orElseThrow();
    }

    private static String nonce(String html) {
        var nonce = NONCE.matcher(html);
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
