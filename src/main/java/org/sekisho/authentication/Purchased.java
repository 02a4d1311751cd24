package org.sekisho.authentication;

import java.util.Locale;
import org.sekisho.transaction.Facts;

/** What is bought, in the words of a message. */
final class Purchased {

    private Purchased() {}

    /** A merchant's name must not be able to write lines of its own into our messages. */
    static String merchant(Facts facts) {
        return facts.merchantName()
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ")
                .strip();
    }

    static String amount(Facts facts, Locale locale) {
        Facts.Purchase purchase = facts.purchase();
        if (purchase != null) {
            return purchase.money().in(locale);
        }
        return locale.getLanguage().equals("ja") ? "お支払いなし（カードの登録・確認）" : "no payment: your card is saved or checked";
    }
}
