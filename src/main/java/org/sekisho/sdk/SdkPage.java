package org.sekisho.sdk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Screen;
import org.sekisho.card.Method;

/**
 * The page for apps that have no screens of their own: one file with nothing from elsewhere. The app does not send its form but catches it.
 *
 * @param typed  whether anything is; if not, the form only asks what became of it elsewhere
 * @param number whether digits are typed
 * @param trust  offers to trust the shop; absent where that is not offered
 * @param trusts whether that was ticked before
 */
record SdkPage(
        String language,
        String brand,
        String heading,
        @Nullable String notice,
        boolean warning,
        String purchase,
        String question,
        @Nullable String personalMessage,
        String label,
        boolean typed,
        boolean number,
        String submit,
        @Nullable String resend,
        String cancel,
        String otherWays,
        List<Way> ways,
        String why,
        String whyAnswer,
        String help,
        String helpAnswer,
        @Nullable String trust,
        boolean trusts) {

    /** Another way to answer. */
    record Way(String name, String text) {}

    @CheckedTemplate(basePath = "sdk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entry(SdkPage page);
    }

    static Uni<String> html(Screen.Ask ask, SdkTexts texts) {
        return Templates.entry(of(ask, texts)).setLocale(texts.locale()).createUni();
    }

    private static SdkPage of(Screen.Ask ask, SdkTexts texts) {
        Wording wording = texts.wording();
        return new SdkPage(
                texts.locale().getLanguage(),
                texts.brand(),
                wording.heading(),
                texts.notice(),
                texts.isWarning(),
                texts.purchase(),
                texts.question(),
                texts.personalMessage(),
                texts.label(),
                ask.method() != Method.APP_APPROVAL,
                ask.method() != Method.PASSWORD,
                wording.submit(),
                ask.mayResend() ? wording.resend() : null,
                wording.cancel(),
                wording.otherWays(),
                SdkScreens.others(ask, true).stream()
                        .map(other -> new Way(other.name(), texts.way(other)))
                        .toList(),
                wording.why(),
                wording.whyAnswer(texts.brand()),
                wording.help(),
                texts.help(),
                texts.trust(),
                Boolean.TRUE.equals(ask.transaction().trusts()));
    }
}
