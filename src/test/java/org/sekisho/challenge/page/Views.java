package org.sekisho.challenge.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sekisho.challenge.page.EntryView.Entry;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.EntryView.Other;
import org.sekisho.challenge.page.NeutralView.Problem;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.transaction.Money;

/** Views as a cardholder may meet them; a test changes the one thing it is about. */
record Views(
        Locale locale,
        Kind kind,
        Notice notice,
        int left,
        String accent,
        String merchant,
        @Nullable Money amount,
        @Nullable String message,
        List<Other> others,
        EntryView.Time time,
        boolean passkey) {
    static final String NONCE = "dGhpcyBpcyBhIG5vbmNlIQ";
    private static final Instant EVENING = Instant.parse("2026-11-23T09:05:00Z");

    static Views in(Locale locale) {
        var japanese = locale.equals(Locale.JAPANESE);
        return new Views(
                locale,
                Kind.MAILED_CODE,
                Notice.NONE,
                4,
                "#0b6e4f",
                japanese ? "くも書房オンライン" : "Kumo Books Online",
                new Money("12300", 0, "392"),
                japanese ? "こたつで猫とみかん" : "Cats and tangerines",
                List.of(),
                new EntryView.Time(Duration.ofMinutes(10), true),
                false);
    }

    Views asking(Kind kind) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    Views saying(Notice notice, int left) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    Views coloured(String accent) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    Views buying(String merchant, @Nullable Money amount) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    Views greeting(@Nullable String message) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    Views offering(Other... others) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, List.of(others), time, passkey);
    }

    Views lasting(EntryView.Time time) {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, passkey);
    }

    /** With a passkey beside what is typed. */
    Views withPasskey() {
        return new Views(locale, kind, notice, left, accent, merchant, amount, message, others, time, true);
    }

    private EntryView.@Nullable Passkey asked() {
        return passkey || kind == Kind.PASSKEY
                ? new EntryView.Passkey("Y2hhbGxlbmdl", "localhost", "aWQ:internal")
                : null;
    }

    EntryPage entry() {
        return entry(null);
    }

    /** With a box to name the shop as one to trust. */
    EntryPage offeringTrust() {
        return entry(false);
    }

    private EntryPage entry(@Nullable Boolean trust) {
        var entry =
                switch (kind) {
                    case PASSWORD -> Entry.password();
                    case APP_CODE -> Entry.appCode("1234567890", 6);
                    case APP_APPROVAL -> Entry.approval("1234567890");
                    case PASSKEY -> Entry.passkey();
                    case MAILED_CODE, SMS_CODE -> Entry.sentCode(kind, "t***@e***.jp", 7, 6);
                };
        var purchase = new Purchase(merchant, amount, EVENING, ZoneId.of("Asia/Tokyo"), "0164");
        var mayResend = notice != Notice.RESEND_LIMIT;
        var view = new EntryView(
                locale,
                issuer(),
                purchase,
                message,
                entry,
                notice,
                left,
                mayResend,
                others,
                asked(),
                time,
                "c3RlcC10b2tlbg",
                trust);
        return EntryPage.of(view, NONCE);
    }

    ReturnPage returning(Outcome outcome, boolean automatic) {
        return returning(outcome, "https://shop.example/3ds/notification", automatic);
    }

    ReturnPage returning(Outcome outcome, String action, boolean automatic) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("cres", "eyJ0cmFuc1N0YXR1cyI6IlkifQ");
        fields.put("threeDSSessionData", "c2Vzc2lvbg");
        return ReturnPage.of(new ReturnView(locale, issuer(), outcome, action, fields, automatic), NONCE);
    }

    LaunchPage launching() {
        return LaunchPage.of(new LaunchView(locale, "/challenge", Map.of("creq", "e30")), NONCE);
    }

    NeutralPage neutral(Problem problem) {
        return NeutralPage.of(new NeutralView(locale, problem), NONCE);
    }

    /** What was asked for could not be done just now. */
    NeutralPage busy() {
        var again = new NeutralView.Again("/challenge/answer", Map.of("step", "c3RlcA"), true);
        return NeutralPage.of(new NeutralView(locale, Problem.UNAVAILABLE, again), NONCE);
    }

    private Issuer issuer() {
        var name = locale.equals(Locale.JAPANESE) ? "みずうみカード" : "Lakeside Card";
        return new Issuer(name, accent, "0120-000-000");
    }
}
