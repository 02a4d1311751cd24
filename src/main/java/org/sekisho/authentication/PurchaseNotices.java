package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;
import org.sekisho.platform.PageLanguage;
import org.sekisho.platform.page.Clockface;
import org.sekisho.protocol.TrustListStatus;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/**
 * Mails about purchases: that one waits for an approval, where no page says so, that one was refused, and that its shop is trusted from
 * now on. Sent after the commit; nobody waits for them.
 */
@ApplicationScoped
class PurchaseNotices {

    private static final String ASKED_JA = """
            ご利用先： %1$s
            金額： %2$s
            カード： •••• %3$s

            上のお支払いについて、ワンタイムパスワードのアプリで承認をお待ちしています。
            アプリを開き、内容をお確かめのうえ、承認してください。
            期限： %6$s
            このメールに返信や入力は必要ありません。お心当たりがないときは、アプリで
            「身に覚えがない」を押すか、%4$s までお電話ください。

            %5$s
            """;

    private static final String ASKED_EN = """
            Merchant: %1$s
            Amount: %2$s
            Card: •••• %3$s

            The payment above waits for you in your one-time-code app. Open the app,
            check what it shows, and approve it.
            Until: %6$s
            There is nothing to reply to or to type in. If you are not making this
            payment, press “This is not me” in the app or call %4$s.

            %5$s
            """;

    private static final String REFUSED_JA = """
            ご利用先： %1$s
            金額： %2$s
            カード： •••• %3$s

            アプリで「身に覚えがない」とのお申し出をいただき、上のお支払いの本人認証を
            中止しました。カード番号が他の人に知られているおそれがあります。
            %4$s までお電話ください。

            %5$s
            """;

    private static final String REFUSED_EN = """
            Merchant: %1$s
            Amount: %2$s
            Card: •••• %3$s

            You said in the app that the payment above is not yours, and it was not
            authenticated. Somebody else may know your card number. Please call
            %4$s.

            %5$s
            """;

    private static final String LISTED_JA = """
            ご利用先： %1$s
            金額： %2$s
            カード： •••• %3$s

            上のお支払いの際に、このお店を「信頼するお店」に登録しました。次回からの
            ご本人確認が減ることがあります。会員ページでいつでも削除できます。
            お心当たりがないときは、%4$s までお電話ください。

            %5$s
            """;

    private static final String LISTED_EN = """
            Merchant: %1$s
            Amount: %2$s
            Card: •••• %3$s

            With the payment above this shop became one that you trust. You may be
            asked less often there. You can take it off the list on your member pages
            at any time. If this was not you, please call %4$s.

            %5$s
            """;

    private final Cards cards;
    private final Issuers issuers;
    private final Notifications notifications;
    private final Events events;

    PurchaseNotices(Cards cards, Issuers issuers, Notifications notifications, Events events) {
        this.cards = cards;
        this.issuers = issuers;
        this.notifications = notifications;
        this.events = events;
    }

    /** Tells the holder that a purchase waits in the app; nothing to tell where no page stays away. */
    void asked(Opened opened) {
        Facts.Decoupled decoupled = opened.facts().decoupled();
        if (decoupled != null) {
            send(
                    opened.acsTransId(),
                    opened.facts(),
                    new Words("お支払いの承認をお待ちしています", "a payment waits for you", ASKED_JA, ASKED_EN, decoupled.time()));
        }
    }

    /** Tells the holder what became of the refusal. */
    void refused(Transaction transaction) {
        send(
                transaction.acsTransId(),
                transaction.facts(),
                new Words("お支払いの本人認証を中止しました", "a payment was stopped", REFUSED_JA, REFUSED_EN, Duration.ZERO));
    }

    /** Tells the holder that a shop is trusted from now on; nothing to tell where none is that was not before. */
    void listed(Ends.Ending ending) {
        Transaction transaction = ending.transaction();
        Facts.Trust trust = transaction.facts().trust();
        if (trust != null
                && !trust.listed()
                && trust.after(ending.end().result().isAuthenticated(), Ends.said(transaction))
                        == TrustListStatus.LISTED) {
            send(
                    transaction.acsTransId(),
                    transaction.facts(),
                    new Words("信頼するお店が登録されました", "a shop you trust", LISTED_JA, LISTED_EN, Duration.ZERO));
        }
    }

    /** A mail in both languages. */
    private record Words(String subjectJa, String subjectEn, String japanese, String english, Duration time) {}

    private void send(UUID acsTransId, Facts facts, Words words) {
        Facts.Account account = facts.account();
        if (account == null) {
            return;
        }
        cards.holder(account.cardId())
                .chain(holder -> holder.email() == null
                        ? Uni.createFrom().voidItem()
                        : notifications.send(mail(acsTransId, facts, account, holder, holder.email(), words)))
                .subscribe()
                .with(sent -> {}, failure -> events.notSent(acsTransId, failure));
    }

    private Message mail(UUID acsTransId, Facts facts, Facts.Account account, Holder holder, String to, Words words) {
        Issuer issuer = issuers.get(facts.issuerId());
        Locale locale = PageLanguage.of(
                holder.language() == null ? facts.language() : holder.language(), null, issuer.language());
        boolean japanese = locale.getLanguage().equals("ja");
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese
                        ? "【" + issuer.name(locale) + "】" + words.subjectJa()
                        : issuer.name(locale) + ": " + words.subjectEn(),
                (japanese ? words.japanese() : words.english())
                        .formatted(
                                Purchased.merchant(facts),
                                Purchased.amount(facts, locale),
                                account.lastFour(),
                                issuer.supportPhone(),
                                issuer.name(locale),
                                Clockface.of(Transaction.openedAt(acsTransId).plus(words.time()), issuer.zone())),
                acsTransId.toString());
    }
}
