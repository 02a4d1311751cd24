package org.sekisho.authentication;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.transaction.Result;

/** What the shop shows to the cardholder where no page of ours will: at most 128 characters. [3DS: cardholderInfo] */
final class CardholderInfo {

    private CardholderInfo() {}

    static @Nullable String of(Result result, Locale locale, Issuer issuer) {
        if (result.reason() != TransStatusReason.MAXIMUM_CHALLENGES) {
            return null;
        }
        return locale.getLanguage().equals("ja")
                ? "本人認証を一時的に停止しています。しばらくしてからお試しいただくか、" + issuer.supportPhone() + " までお電話ください。"
                : "Verification is paused for now. Please try again later or call " + issuer.supportPhone() + ".";
    }
}
