package org.sekisho.sdk;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Screen;
import org.sekisho.card.Method;
import org.sekisho.platform.PageLanguage;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.SdkUi;
import org.sekisho.risk.Several;
import org.sekisho.transaction.Facts;

/** Turns what is asked into what an app shows: words for its own screens, or a page where it has none. */
@Singleton
class SdkScreens {

    private static final String PAGES = "02";

    /** Four characters at the most. */
    private static final Map<Method, String> KEYS = new EnumMap<>(Map.of(
            Method.PASSWORD,
            "pass",
            Method.MAILED_CODE,
            "mail",
            Method.SMS_CODE,
            "sms",
            Method.APP_CODE,
            "app",
            Method.APP_APPROVAL,
            "yes"));

    private final String app;

    SdkScreens(PublicAddress address) {
        app = address.of("/app/");
    }

    /** The way that an option stands for. */
    static Optional<Method> method(String key) {
        return KEYS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * What an app shows.
     *
     * @param choice whether the cardholder is to choose a way first
     * @param busy   whether an answer could not be looked at, which did not cost an attempt
     * @param elsewhere whether it has a screen of its own for what is done elsewhere
     * @param several what is asked in place of a password; absent where nothing is
     */
    Uni<SdkUi> of(Screen.Ask ask, boolean choice, boolean busy, boolean elsewhere, Optional<Several> several) {
        SdkTexts texts = new SdkTexts(ask, locale(ask), busy, several.isPresent());
        Facts.App app = requireNonNull(ask.transaction().facts().app());
        if (app.acsInterface().equals(PAGES)) {
            return SdkPage.html(ask, texts).map(SdkUi.Html::new);
        }
        return Uni.createFrom()
                .item(
                        choice
                                ? choice(ask, texts, elsewhere)
                                : several.map(question -> several(question, texts))
                                        .orElseGet(() -> entry(ask, texts)));
    }

    private static Locale locale(Screen.Ask ask) {
        String language = ask.holder().language();
        return PageLanguage.of(
                language == null ? ask.transaction().facts().language() : language,
                null,
                ask.issuer().language());
    }

    private SdkUi entry(Screen.Ask ask, SdkTexts texts) {
        Wording wording = texts.wording();
        if (ask.method() == Method.APP_APPROVAL) {
            return new SdkUi.OutOfBand(
                    words(texts, texts.question(), null), wording.approved(), new SdkUi.Link(wording.openApp(), app));
        }
        return new SdkUi.Text(
                words(texts, texts.question(), texts.trust()),
                texts.label(),
                wording.submit(),
                ask.mayResend() ? wording.resend() : null);
    }

    private static SdkUi several(Several several, SdkTexts texts) {
        return new SdkUi.Select(
                words(texts, several.question().in(texts.locale()), texts.trust()),
                texts.wording().several(),
                several.options().stream()
                        .map(option ->
                                new SdkUi.Option(option.key(), option.text().in(texts.locale())))
                        .toList(),
                texts.wording().submit(),
                true);
    }

    /** What an app can ask instead; it has no screen for a passkey. */
    static List<Method> others(Screen.Ask ask, boolean elsewhere) {
        return ask.others().stream()
                .filter(KEYS::containsKey)
                .filter(method -> elsewhere || method != Method.APP_APPROVAL)
                .toList();
    }

    private static SdkUi choice(Screen.Ask ask, SdkTexts texts, boolean elsewhere) {
        List<Method> ways = new ArrayList<>();
        ways.add(ask.method());
        ways.addAll(others(ask, elsewhere));
        return new SdkUi.Select(
                words(texts, texts.wording().askWay(), null),
                texts.wording().way(),
                ways.stream()
                        .map(way -> new SdkUi.Option(requireNonNull(KEYS.get(way)), texts.way(way)))
                        .toList(),
                texts.wording().proceed(),
                false);
    }

    private static SdkUi.Words words(SdkTexts texts, String question, @Nullable String trust) {
        Wording wording = texts.wording();
        return new SdkUi.Words(
                wording.heading(),
                lines(texts.notice(), texts.purchase(), question, texts.personalMessage()),
                texts.isWarning(),
                new SdkUi.More(wording.why(), wording.whyAnswer(texts.brand())),
                new SdkUi.More(wording.help(), texts.help()),
                trust);
    }

    private static String lines(@Nullable String... lines) {
        List<String> said = new ArrayList<>();
        for (String line : lines) {
            if (line != null) {
                said.add(line);
            }
        }
        return String.join("\n", said);
    }
}
