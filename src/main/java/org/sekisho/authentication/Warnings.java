package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.LockConfig;
import org.sekisho.credential.store.Credentials;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** Tells the holder that somebody keeps guessing, before the credential is disabled. The count is exact, so it is told once. */
@ApplicationScoped
class Warnings {

    private static final String JAPANESE = """
            カード： •••• %1$s

            ご本人確認で、続けて%2$d回、正しくない入力がありました。%3$d回になると、
            この確認方法は使えなくなります。お心当たりがないときは、%4$s まで
            お電話ください。

            %5$s
            """;

    private static final String ENGLISH = """
            Card: •••• %1$s

            Someone has given %2$d wrong answers in a row when asked to prove to be you.
            After %3$d this way of proving it stops working. If that is not you, call
            %4$s.

            %5$s
            """;

    private final Cards cards;
    private final Issuers issuers;
    private final Notifications notifications;
    private final LockConfig lock;
    private final Events events;

    Warnings(Cards cards, Issuers issuers, Notifications notifications, LockConfig lock, Events events) {
        this.cards = cards;
        this.issuers = issuers;
        this.notifications = notifications;
        this.lock = lock;
        this.events = events;
    }

    /** Called after the commit of a count; nobody waits for the mail. */
    void counted(Transaction transaction, Credentials.Admitted admitted) {
        events.locking(admitted.lock());
        Facts.Account account = transaction.facts().account();
        if (account == null || admitted.failures() != lock.warnAt()) {
            return;
        }
        cards.holder(account.cardId())
                .chain(holder -> holder.email() == null
                        ? Uni.createFrom().voidItem()
                        : notifications.send(mail(transaction, holder, account.lastFour(), holder.email())))
                .subscribe()
                .with(sent -> {}, failure -> events.notSent(transaction.acsTransId(), failure));
    }

    private Message mail(Transaction transaction, Holder holder, String lastFour, String to) {
        Issuer issuer = issuers.get(transaction.facts().issuerId());
        Locale locale = CodeSender.language(transaction, holder, issuer);
        boolean japanese = locale.getLanguage().equals("ja");
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese
                        ? "【" + issuer.name(locale) + "】ご本人確認についての重要なお知らせ"
                        : issuer.name(locale) + ": someone is guessing",
                (japanese ? JAPANESE : ENGLISH)
                        .formatted(
                                lastFour,
                                lock.warnAt(),
                                lock.disableAfter(),
                                issuer.supportPhone(),
                                issuer.name(locale)),
                transaction.acsTransId().toString());
    }
}
