package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to an {@link SdkCReq}: what to show next, or the end. Texts are cut to what an SDK takes; none of them is empty. */
public record SdkCRes(
        String messageType,
        String messageVersion,
        String threeDSServerTransID,
        String acsTransID,
        String sdkTransID,
        String acsCounterAtoS,
        String challengeCompletionInd,
        @Nullable TransStatus transStatus,
        @Nullable String acsUiType,
        @Nullable String challengeInfoHeader,
        @Nullable String challengeInfoText,
        @Nullable String challengeInfoTextIndicator,
        @Nullable String challengeInfoLabel,
        @Nullable List<Map<String, String>> challengeSelectInfo,
        @Nullable String submitAuthenticationLabel,
        @Nullable String resendInformationLabel,
        @Nullable String oobContinueLabel,
        @Nullable String oobAppLabel,
        @Nullable String oobAppURL,
        @Nullable String whyInfoLabel,
        @Nullable String whyInfoText,
        @Nullable String expandInfoLabel,
        @Nullable String expandInfoText,
        @Nullable String whitelistingInfoText,
        @Nullable String trustListInfoText,
        @Nullable String acsHTML) {

    static final String TYPE = "CRes";

    private static final int LABEL = 45;
    private static final int TEXT = 350;
    private static final int MORE = 256;
    private static final int TRUST = 64;
    private static final int OPTIONS = 8;

    /**
     * What every answer has.
     *
     * @param ids     as the SDK wrote them: it compares them letter by letter
     * @param counter the one that the SDK sent
     */
    public record Head(String messageVersion, Ids ids, String counter) {}

    /** The end. Results that are neither Y nor D are N. */
    public static SdkCRes ended(Head head, TransStatus result) {
        return new Elements(head).result(result.inCRes(head.messageVersion()));
    }

    /** What to show next. */
    public static SdkCRes asking(Head head, SdkUi ui) {
        return switch (ui) {
            case SdkUi.Text text ->
                new Elements(head)
                        .words(text.words())
                        .entry(text.label(), text.submit())
                        .resend(text.resend())
                        .ui(text);
            case SdkUi.Select select ->
                new Elements(head)
                        .words(select.words())
                        .entry(select.label(), select.submit())
                        .options(select.options())
                        .ui(select);
            case SdkUi.OutOfBand elsewhere ->
                new Elements(head)
                        .words(elsewhere.words())
                        .proceed(elsewhere.proceed(), elsewhere.open())
                        .ui(elsewhere);
            case SdkUi.Html html -> new Elements(head).page(html.page()).ui(html);
        };
    }

    /** Without the texts. */
    @Override
    public String toString() {
        return "SdkCRes[acsTransID=" + acsTransID + ", acsCounterAtoS=" + acsCounterAtoS + ", acsUiType=" + acsUiType
                + ", transStatus=" + transStatus + "]";
    }

    private static String cut(String text, int most) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an SDK takes no empty text");
        }
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Gathers the elements of one answer. */
    private static final class Elements {
        private final Head head;
        private SdkUi.@Nullable Words words;
        private @Nullable String label;
        private @Nullable String submit;
        private @Nullable String resend;
        private @Nullable String proceed;
        private SdkUi.@Nullable Link open;
        private @Nullable List<Map<String, String>> options;
        private @Nullable String page;

        Elements(Head head) {
            this.head = head;
        }

        Elements words(SdkUi.Words said) {
            words = said;
            return this;
        }

        Elements entry(String wanted, String done) {
            label = cut(wanted, LABEL);
            submit = cut(done, LABEL);
            return this;
        }

        Elements resend(@Nullable String again) {
            resend = again == null ? null : cut(again, LABEL);
            return this;
        }

        Elements proceed(String done, SdkUi.@Nullable Link where) {
            proceed = cut(done, LABEL);
            open = where;
            return this;
        }

        Elements options(List<SdkUi.Option> offered) {
            if (offered.isEmpty() || offered.size() > OPTIONS) {
                throw new IllegalArgumentException("an SDK shows one to eight options");
            }
            options = offered.stream()
                    .map(option -> Map.of(option.key(), cut(option.text(), LABEL)))
                    .toList();
            return this;
        }

        Elements page(String html) {
            page = Base64.getUrlEncoder().withoutPadding().encodeToString(html.getBytes(UTF_8));
            return this;
        }

        SdkCRes ui(SdkUi ui) {
            return cRes(null, ui.type());
        }

        SdkCRes result(TransStatus status) {
            return cRes(status, null);
        }

        private SdkCRes cRes(@Nullable TransStatus status, @Nullable String uiType) {
            Ids ids = head.ids();
            SdkUi.Words said = words;
            SdkUi.More why = said == null ? null : said.why();
            SdkUi.More help = said == null ? null : said.help();
            String trust = said == null || said.trust() == null ? null : cut(said.trust(), TRUST);
            MessageVersion version = MessageVersion.find(head.messageVersion());
            // Older versions name the elements and tell SDKs to leave them alone.
            SdkUi.Link link = version == MessageVersion.V2_3_1 ? open : null;
            return new SdkCRes(
                    TYPE,
                    head.messageVersion(),
                    requireNonNull(ids.threeDSServerTransID()),
                    requireNonNull(ids.acsTransID()),
                    requireNonNull(ids.sdkTransID()),
                    head.counter(),
                    status == null ? "N" : "Y",
                    status,
                    uiType,
                    said == null ? null : cut(said.header(), LABEL),
                    said == null ? null : cut(said.text(), TEXT),
                    said != null && said.warning() ? "Y" : null,
                    label,
                    options,
                    submit,
                    resend,
                    proceed,
                    link == null ? null : cut(link.label(), LABEL),
                    link == null ? null : link.url(),
                    why == null ? null : cut(why.label(), LABEL),
                    why == null ? null : cut(why.text(), MORE),
                    help == null ? null : cut(help.label(), LABEL),
                    help == null ? null : cut(help.text(), MORE),
                    version == MessageVersion.V2_2_0 ? trust : null,
                    version == MessageVersion.V2_3_1 ? trust : null,
                    page);
        }
    }
}
