package org.sekisho.sdk;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Screen;
import org.sekisho.authentication.Screen.Notice;
import org.sekisho.card.Method;
import org.sekisho.platform.page.PlainText;
import org.sekisho.transaction.Facts;

/** The sentences of one screen, in the cardholder's language. */
final class SdkTexts {

    private static final Set<Notice> NEWS = EnumSet.of(Notice.NONE, Notice.RESENT, Notice.EXTENDED);

    private final Screen.Ask ask;
    private final Locale locale;
    private final boolean busy;
    private final boolean several;
    private final Wording wording;

    SdkTexts(Screen.Ask ask, Locale locale, boolean busy, boolean several) {
        this.ask = ask;
        this.locale = locale;
        this.busy = busy;
        this.several = several;
        this.wording = in(locale);
    }

    private static Wording in(Locale locale) {
        return locale.getLanguage().equals("ja")
                ? MessageBundles.get(Wording.class)
                : MessageBundles.get(Wording.class, Localized.Literal.of(locale.getLanguage()));
    }

    Wording wording() {
        return wording;
    }

    Locale locale() {
        return locale;
    }

    String brand() {
        return ask.issuer().name(locale);
    }

    /** Shop, amount and card: what the code is for has to be seen where it is typed (PSD2 RTS Art. 5). */
    String purchase() {
        Facts facts = ask.transaction().facts();
        String shop = PlainText.of(facts.merchantName());
        String card = facts.account() == null ? "" : facts.account().lastFour();
        return facts.purchase() == null
                ? wording.noPurchase(shop, card)
                : wording.purchase(shop, facts.purchase().money().in(locale), card);
    }

    String question() {
        return switch (ask.method()) {
            case PASSWORD, PASSKEY -> wording.askPassword();
            case APP_CODE -> wording.askApp(number());
            case APP_APPROVAL -> wording.askApproval(number());
            case MAILED_CODE, SMS_CODE -> askCode();
        };
    }

    private String askCode() {
        String destination = destination(ask.method());
        return ask.mark() == null || ask.notice() == Notice.NOT_SENT
                ? wording.askUnsent()
                : wording.askCode(destination, String.format(Locale.ROOT, "%02d", ask.mark()));
    }

    /** Ten digits as a telephone number is read: 3, 3 and 4. */
    private String number() {
        String number = ask.number() == null ? "" : ask.number();
        return number.length() == 10
                ? number.substring(0, 3) + "-" + number.substring(3, 6) + "-" + number.substring(6)
                : number;
    }

    private String destination(Method method) {
        String masked = method == Method.SMS_CODE
                ? ask.holder().maskedPhone()
                : ask.holder().maskedEmail();
        return masked == null ? "" : PlainText.of(masked);
    }

    @Nullable
    String personalMessage() {
        String message = ask.holder().personalMessage();
        return message == null ? null : wording.personalMessage(PlainText.of(message));
    }

    String label() {
        return switch (ask.method()) {
            case PASSWORD, PASSKEY -> wording.password();
            case APP_CODE -> wording.appCode();
            case APP_APPROVAL -> wording.approved();
            case MAILED_CODE, SMS_CODE -> wording.code();
        };
    }

    String way(Method method) {
        return switch (method) {
            case PASSWORD, PASSKEY -> wording.byPassword();
            case APP_CODE -> wording.byApp();
            case APP_APPROVAL -> wording.byApproval();
            case MAILED_CODE -> wording.byMail(destination(method));
            case SMS_CODE -> wording.bySms(destination(method));
        };
    }

    String help() {
        String phone = PlainText.of(ask.issuer().supportPhone());
        return switch (ask.method()) {
            case APP_CODE -> wording.helpApp(brand(), phone);
            case APP_APPROVAL -> wording.helpApproval(brand(), phone);
            case PASSWORD, PASSKEY, MAILED_CODE, SMS_CODE -> wording.helpAnswer(brand(), phone);
        };
    }

    /** Offers to trust the shop; null where that is not offered, or where the answer is given on another device. */
    @Nullable
    String trust() {
        Facts.Trust trust = ask.transaction().facts().trust();
        return trust != null && trust.offered() && ask.method() != Method.APP_APPROVAL ? wording.trust() : null;
    }

    /** Whether something went wrong. */
    boolean isWarning() {
        return busy || !NEWS.contains(ask.notice());
    }

    /** What came of the step before; null where nothing is to be said. */
    @Nullable
    String notice() {
        if (busy) {
            return wording.busy();
        }
        boolean password = ask.method() == Method.PASSWORD;
        return switch (ask.notice()) {
            case NONE, EXTENDED -> null;
            case EMPTY -> empty(password);
            case FORMAT -> wording.format(ask.codeDigits());
            case WRONG -> wrong(password, ask.attemptsLeft());
            case EXPIRED_CODE -> ask.mayResend() ? wording.expired() : wording.expiredForGood();
            case RESENT -> wording.resent();
            case RESEND_WAIT -> wording.resendWait();
            case RESEND_LIMIT -> wording.resendLimit();
            case STALE -> wording.stale();
            case NOT_SENT -> wording.notSent();
            case NOT_YET -> wording.notYet();
        };
    }

    private String empty(boolean password) {
        return several ? wording.emptySeveral() : password ? wording.emptyPassword() : wording.emptyCode();
    }

    private String wrong(boolean password, int left) {
        return several ? wording.wrongSeveral(left) : password ? wording.wrongPassword(left) : wording.wrongCode(left);
    }
}
