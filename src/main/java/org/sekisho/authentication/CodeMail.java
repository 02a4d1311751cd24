package org.sekisho.authentication;

import java.time.Duration;
import java.util.Locale;
import org.sekisho.card.Issuer;
import org.sekisho.notification.Message;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** The mail that brings a one-time code, saying what it is for: whoever reads it sees merchant and amount before the code. */
final class CodeMail {

    private CodeMail() {}

    static Message of(
            Transaction transaction, Issuer issuer, Locale locale, String to, String code, Duration validity) {
        Facts facts = transaction.facts();
        String amount =
                facts.purchase() == null ? "-" : facts.purchase().money().in(locale);
        String lastFour = facts.account() == null ? "" : facts.account().lastFour();
        boolean japanese = locale.getLanguage().equals("ja");
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese ? "【" + issuer.name(locale) + "】ワンタイムパスワード" : issuer.name(locale) + ": your one-time code",
                (japanese ? JAPANESE : ENGLISH)
                        .formatted(
                                oneLine(facts.merchantName()),
                                amount,
                                lastFour,
                                code,
                                validity.toMinutes(),
                                issuer.supportPhone(),
                                issuer.name(locale)),
                transaction.acsTransId().toString());
    }

    /** A merchant's name must not be able to write lines of its own into our mail. */
    private static String oneLine(String merchant) {
        return merchant.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ").strip();
    }

    private static final String JAPANESE = """
            ご利用先： %1$s
            金額： %2$s
            カード： •••• %3$s

            上のお買い物のワンタイムパスワードです。

            %4$s

            有効期限は%5$d分です。このお買い物以外には使えません。
            電話やメールでこの番号をお尋ねすることはありません。お心当たりがないときは
            入力せず、%6$s までお電話ください。

            %7$s
            """;

    private static final String ENGLISH = """
            Merchant: %1$s
            Amount: %2$s
            Card: •••• %3$s

            This is the one-time code for the purchase above.

            %4$s

            It is valid for %5$d minutes and for nothing but this purchase.
            We never ask for it by telephone or mail. If you are not making this
            purchase, do not enter it and call %6$s.

            %7$s
            """;
}
