package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.credential.CodeConfig;
import org.sekisho.credential.store.Codes;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;
import org.sekisho.platform.PageLanguage;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** Issues one-time codes for a transaction and sends them. */
@ApplicationScoped
class CodeSender {

    /** The page waits this long to be able to say that nothing was sent; a slower mail server goes on by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Codes codes;
    private final Notifications notifications;
    private final CodeConfig config;
    private final Events events;

    CodeSender(Codes codes, Notifications notifications, CodeConfig config, Events events) {
        this.codes = codes;
        this.notifications = notifications;
        this.config = config;
        this.events = events;
    }

    /** Makes a code in the caller's commit. It must be sent after the commit only. */
    Uni<String> issue(SqlClient db, Transaction transaction) {
        return codes.issue(db, binding(transaction));
    }

    /** Sends a code; false when it was certainly not taken. */
    Uni<Boolean> send(Transaction transaction, Issuer issuer, Holder holder, String code) {
        String to = holder.email();
        if (to == null) {
            return Uni.createFrom().item(false);
        }
        Message mail =
                CodeMail.of(transaction, issuer, language(transaction, holder, issuer), to, code, config.validity());
        // The sending is not tied to the page: a browser that goes away, or patience that ends, must not stop it.
        return Uni.createFrom()
                .<Boolean>emitter(
                        emitter -> notifications.send(mail).subscribe().with(done -> emitter.complete(true), why -> {
                            events.notSent(transaction.acsTransId(), why);
                            emitter.complete(false);
                        }))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(true);
    }

    /** Binds a code to its transaction, amount and payee. */
    Codes.Binding binding(Transaction transaction) {
        Facts facts = transaction.facts();
        Facts.Account account = facts.account();
        if (account == null || account.credentialId() == null) {
            throw new IllegalStateException("no credential to send a code for");
        }
        Facts.Purchase purchase = facts.purchase();
        return new Codes.Binding(
                transaction.acsTransId(),
                account.credentialId(),
                purchase == null ? "" : purchase.amount() + " " + purchase.currency() + " " + purchase.exponent(),
                facts.merchantName());
    }

    int digits() {
        return config.digits();
    }

    static Locale language(Transaction transaction, Holder holder, Issuer issuer) {
        return PageLanguage.of(
                holder.language() == null ? transaction.facts().language() : holder.language(),
                null,
                issuer.language());
    }
}
