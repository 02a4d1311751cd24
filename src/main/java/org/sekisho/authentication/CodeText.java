package org.sekisho.authentication;

import java.util.Locale;
import org.sekisho.card.Issuer;
import org.sekisho.credential.store.Codes;
import org.sekisho.notification.Message;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/**
 * The short message that brings a one-time code. Code first, because telephones show the beginning; the last line lets browsers fill it in
 * for our pages and nobody else's (WebOTP: origin-bound one-time codes).
 */
final class CodeText {

    /** Two segments of a Japanese message have 134 characters. */
    private static final int LONGEST_MERCHANT = 20;

    private static final String JAPANESE =
            "%1$s %2$s %3$sのお支払いのワンタイムパスワードです(お知らせ番号%4$02d)。誰にも教えないでください。%5$s\n\n@%6$s #%1$s";
    private static final String ENGLISH =
            "%1$s is your code to pay %3$s to %2$s (message %4$02d). Tell nobody. %5$s\n\n@%6$s #%1$s";

    private static final String JAPANESE_UNPAID =
            "%1$s %2$sでのカードの登録・確認のワンタイムパスワードです(お知らせ番号%4$02d)。誰にも教えないでください。%5$s\n\n@%6$s #%1$s";
    private static final String ENGLISH_UNPAID =
            "%1$s is your code to let %2$s save or check your card (message %4$02d). Tell nobody. %5$s\n\n@%6$s #%1$s";

    private CodeText() {}

    /** @param host of our pages */
    static Message of(
            Transaction transaction, Issuer issuer, Locale locale, String to, Codes.Issued issued, String host) {
        Facts facts = transaction.facts();
        boolean paid = facts.purchase() != null;
        String text = (locale.getLanguage().equals("ja")
                        ? paid ? JAPANESE : JAPANESE_UNPAID
                        : paid ? ENGLISH : ENGLISH_UNPAID)
                .formatted(
                        issued.code(),
                        shortened(Purchased.merchant(facts)),
                        Purchased.amount(facts, locale),
                        issued.mark(),
                        issuer.name(locale),
                        host);
        return new Message(
                Message.Channel.SMS, to, "", text, transaction.acsTransId().toString());
    }

    private static String shortened(String merchant) {
        return merchant.codePointCount(0, merchant.length()) <= LONGEST_MERCHANT
                ? merchant
                : merchant.substring(0, merchant.offsetByCodePoints(0, LONGEST_MERCHANT - 1)) + "…";
    }
}
