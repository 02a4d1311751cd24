package org.sekisho.authentication;

import java.time.Duration;
import java.util.Locale;
import org.sekisho.card.Issuer;
import org.sekisho.credential.store.Codes;
import org.sekisho.notification.Message;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** The mail that brings a one-time code, saying what it is for: whoever reads it sees merchant and amount before the code. */
final class CodeMail {

    private CodeMail() {}

    static Message of(
            Transaction transaction, Issuer issuer, Locale locale, String to, Codes.Issued issued, Duration validity) {
        Facts facts = transaction.facts();
        String amount = Purchased.amount(facts, locale);
        String lastFour = facts.account() == null ? "" : facts.account().lastFour();
        boolean japanese = locale.getLanguage().equals("ja");
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese ? "【" + issuer.name(locale) + "】ワンタイムパスワード" : issuer.name(locale) + ": your one-time code",
                (japanese ? JAPANESE : ENGLISH)
                        .formatted(
                                Purchased.merchant(facts),
                                amount,
                                lastFour,
                                issued.code(),
                                validity.toMinutes(),
                                issuer.supportPhone(),
                                issuer.name(locale),
                                issued.mark()),
                transaction.acsTransId().toString());
    }

    private static final String JAPANESE = """
            ご利用先： %1$s
            金額： %2$s
            カード： •••• %3$s
            お知らせ番号： %8$02d

            上のご利用のワンタイムパスワードです。画面のお知らせ番号と同じことを
            お確かめください。

            %4$s

            有効期限は%5$d分です。このご利用以外には使えません。
            電話やメールでこの番号をお尋ねすることはありません。お心当たりがないときは
            入力せず、%6$s までお電話ください。

            %7$s
            """;

    private static final String ENGLISH = """
            Merchant: %1$s
            Amount: %2$s
            Card: •••• %3$s
            Message: %8$02d

            This is the one-time code for what stands above. The page names the
            same message number.

            %4$s

            It is valid for %5$d minutes and for nothing else.
            We never ask for it by telephone or mail. If this is not you, do not
            enter it and call %6$s.

            %7$s
            """;
}
