package org.sekisho.challenge;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.ChallengeConfig;
import org.sekisho.authentication.Launch;
import org.sekisho.authentication.Screen;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.challenge.page.ChallengePages;
import org.sekisho.challenge.page.EntryView;
import org.sekisho.challenge.page.LaunchView;
import org.sekisho.challenge.page.NeutralView;
import org.sekisho.challenge.page.Purchase;
import org.sekisho.challenge.page.ReturnView;
import org.sekisho.delivery.Deliveries;
import org.sekisho.platform.PageLanguage;
import org.sekisho.protocol.CRes;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;

/** Turns screens into pages. The last page waits until the directory knows the result, and never says more than it knows. */
@ApplicationScoped
class ScreenPages {

    private final ChallengePages pages;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final ChallengeConfig config;
    private final Clock clock;

    ScreenPages(
            ChallengePages pages,
            Deliveries deliveries,
            Transactions transactions,
            ChallengeConfig config,
            Clock clock) {
        this.clock = clock;
        this.pages = pages;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.config = config;
    }

    Uni<RestResponse<String>> show(Screen screen, @Nullable String languages) {
        return show(screen, languages, null);
    }

    /** The same; where nothing can be answered now, the page can try again. */
    Uni<RestResponse<String>> show(Screen screen, @Nullable String languages, NeutralView.@Nullable Again again) {
        return switch (screen) {
            case Screen.Ask ask -> pages.entry(entry(ask, languages));
            case Screen.Ended ended -> result(ended, languages);
            case Screen.Broken broken -> erro(broken, languages);
            case Screen.Unknown _ ->
                pages.neutral(new NeutralView(language(null, languages), NeutralView.Problem.UNKNOWN));
            case Screen.Elsewhere _ ->
                pages.neutral(new NeutralView(language(null, languages), NeutralView.Problem.ELSEWHERE));
            case Screen.Busy _ ->
                pages.neutral(new NeutralView(language(null, languages), NeutralView.Problem.UNAVAILABLE, again));
        };
    }

    Uni<RestResponse<String>> launch(Launch.Form form, @Nullable String languages) {
        return pages.launch(
                new LaunchView(language(form.language(), languages), "/challenge", Map.of("creq", form.cReq())));
    }

    private EntryView entry(Screen.Ask ask, @Nullable String languages) {
        Facts facts = ask.transaction().facts();
        Locale locale = language(ask.holder().language(), facts.language(), languages, ask.issuer());
        return new EntryView(
                locale,
                issuer(ask.issuer(), locale),
                purchase(ask.transaction(), ask.issuer()),
                ask.holder().personalMessage(),
                entry(ask),
                EntryView.Notice.valueOf(ask.notice().name()),
                ask.attemptsLeft(),
                ask.mayResend(),
                ask.others().stream()
                        // the page offers it by itself, where the browser can
                        .filter(method -> method != Method.PASSKEY)
                        .map(method -> new EntryView.Other(kind(method), destination(ask, method)))
                        .toList(),
                passkey(ask.passkey()),
                new EntryView.Time(Duration.between(clock.instant(), ask.deadline()), ask.mayExtend()),
                ask.step(),
                trust(ask));
    }

    /** Not where the answer is given on another device: it ends the challenge before this page can say anything. */
    private static @Nullable Boolean trust(Screen.Ask ask) {
        Facts.Trust trust = ask.transaction().facts().trust();
        if (trust == null || !trust.offered() || ask.method() == Method.APP_APPROVAL) {
            return null;
        }
        return Boolean.TRUE.equals(ask.transaction().trusts());
    }

    private static EntryView.Entry entry(Screen.Ask ask) {
        return switch (ask.method()) {
            case PASSWORD -> EntryView.Entry.password();
            case PASSKEY -> EntryView.Entry.passkey();
            case APP_APPROVAL -> EntryView.Entry.approval(requireNonNull(ask.number()));
            case APP_CODE -> EntryView.Entry.appCode(requireNonNull(ask.number()), ask.codeDigits());
            case MAILED_CODE, SMS_CODE ->
                EntryView.Entry.sentCode(
                        kind(ask.method()), destination(ask, ask.method()), ask.mark(), ask.codeDigits());
        };
    }

    private static EntryView.@Nullable Passkey passkey(Screen.@Nullable Passkey asked) {
        return asked == null
                ? null
                : new EntryView.Passkey(
                        asked.challenge(),
                        asked.site(),
                        asked.known().stream()
                                .map(known -> known.id() + ":" + String.join(",", known.transports()))
                                .collect(Collectors.joining(" ")));
    }

    private static EntryView.Kind kind(Method method) {
        return EntryView.Kind.valueOf(method.name());
    }

    private static @Nullable String destination(Screen.Ask ask, Method method) {
        return switch (method) {
            case MAILED_CODE -> ask.holder().maskedEmail();
            case SMS_CODE -> ask.holder().maskedPhone();
            case PASSWORD, APP_CODE, APP_APPROVAL, PASSKEY -> null;
        };
    }

    private static Purchase purchase(Transaction transaction, Issuer issuer) {
        Facts facts = transaction.facts();
        Facts.Purchase purchase = facts.purchase();
        return new Purchase(
                facts.merchantName(),
                purchase == null ? null : purchase.money(),
                purchase == null ? transaction.openedAt() : purchase.at(),
                issuer.zone(),
                facts.account() == null ? "" : facts.account().lastFour());
    }

    private Uni<RestResponse<String>> result(Screen.Ended ended, @Nullable String languages) {
        Transaction transaction = ended.transaction();
        return deliveries
                .reported(transaction.acsTransId(), ended.toReport())
                .map(reported ->
                        ended.end().result().told(reported, transaction.facts().messageVersion()))
                // Decided once: a reload, another window or another replica says the same.
                .chain(told -> transactions.show(transaction.acsTransId(), told.code()))
                .chain(shown -> pages.returnTo(view(ended, TransStatus.of(shown), languages)));
    }

    private ReturnView view(Screen.Ended ended, TransStatus shown, @Nullable String languages) {
        Facts facts = ended.transaction().facts();
        ReturnView.Outcome outcome = outcome(ended.end().result(), shown);
        CRes cRes = CRes.of(
                facts.threeDSServerTransID(),
                ended.transaction().acsTransId().toString(),
                facts.messageVersion(),
                shown,
                config.completionInd());
        Locale locale = language(ended.language(), facts.language(), languages, ended.issuer());
        boolean hasToBeRead =
                outcome == ReturnView.Outcome.NOT_AUTHENTICATED || outcome == ReturnView.Outcome.TIMED_OUT;
        return new ReturnView(
                locale,
                issuer(ended.issuer(), locale),
                outcome,
                facts.notificationURL(),
                fields(Map.of("cres", Wire.base64url(cRes)), ended.sessionData()),
                !hasToBeRead);
    }

    private static ReturnView.Outcome outcome(Result result, TransStatus shown) {
        if (shown == TransStatus.AUTHENTICATED) {
            return ReturnView.Outcome.AUTHENTICATED;
        }
        if (result.cancel() == ChallengeCancel.CARDHOLDER) {
            return ReturnView.Outcome.CANCELLED;
        }
        if (result.cancel() == ChallengeCancel.TIMED_OUT || result.cancel() == ChallengeCancel.FIRST_CREQ_MISSING) {
            return ReturnView.Outcome.TIMED_OUT;
        }
        return result.status() == TransStatus.NOT_AUTHENTICATED
                ? ReturnView.Outcome.NOT_AUTHENTICATED
                : ReturnView.Outcome.ERROR;
    }

    /** Under both names that receivers look for: nobody can take an Erro for a success. */
    private Uni<RestResponse<String>> erro(Screen.Broken broken, @Nullable String languages) {
        Facts facts = broken.transaction().facts();
        String erro = Wire.base64url(broken.why().toErroOf(broken.transaction().ids(), facts.messageVersion()));
        Locale locale = language(broken.language(), facts.language(), languages, broken.issuer());
        Map<String, String> both = new LinkedHashMap<>();
        both.put("cres", erro);
        both.put("erro", erro);
        return pages.returnTo(new ReturnView(
                locale,
                issuer(broken.issuer(), locale),
                ReturnView.Outcome.ERROR,
                facts.notificationURL(),
                fields(both, broken.sessionData()),
                true));
    }

    private static Map<String, String> fields(Map<String, String> message, @Nullable String sessionData) {
        Map<String, String> fields = new LinkedHashMap<>(message);
        if (sessionData != null) {
            fields.put("threeDSSessionData", sessionData);
        }
        return fields;
    }

    private static org.sekisho.challenge.page.Issuer issuer(Issuer issuer, Locale locale) {
        return new org.sekisho.challenge.page.Issuer(issuer.name(locale), issuer.accent(), issuer.supportPhone());
    }

    private static Locale language(
            @Nullable String chosen, @Nullable String browser, @Nullable String languages, Issuer issuer) {
        return PageLanguage.of(chosen == null ? browser : chosen, languages, issuer.language());
    }

    private static Locale language(@Nullable String browser, @Nullable String languages) {
        return PageLanguage.of(browser, languages, Locale.JAPANESE);
    }
}
