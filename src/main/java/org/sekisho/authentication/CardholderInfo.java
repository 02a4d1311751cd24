package org.sekisho.authentication;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.platform.PageLanguage;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.transaction.Result;

/** What the shop shows to the cardholder where no page of ours will: at most 128 characters. [3DS: cardholderInfo] */
final class CardholderInfo {

    private CardholderInfo() {}

    /** The cardholder has to know that something waits elsewhere, and where. */
    static String decoupled(@Nullable String language, Issuer issuer) {
        return PageLanguage.of(language, null, issuer.language()).getLanguage().equals("ja")
                ? "ワンタイムパスワードのアプリを開き、このお支払いを承認してください。メールでもお知らせします。"
                : "Please open your one-time-code app and approve this payment there. A mail reminds you of it.";
    }

    static @Nullable String of(Result result, @Nullable String browserLanguage, Issuer issuer) {
        if (result.reason() != TransStatusReason.MAXIMUM_CHALLENGES) {
            return null;
        }
        Locale locale = PageLanguage.of(browserLanguage, null, issuer.language());
        return locale.getLanguage().equals("ja")
                ? "本人認証を一時的に停止しています。しばらくしてからお試しいただくか、" + issuer.supportPhone() + " までお電話ください。"
                : "Verification is paused for now. Please try again later or call " + issuer.supportPhone() + ".";
    }
}
