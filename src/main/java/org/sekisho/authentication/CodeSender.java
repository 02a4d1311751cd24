package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.credential.CodeConfig;
import org.sekisho.credential.store.Codes;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;
import org.sekisho.platform.PageLanguage;
import org.sekisho.platform.PublicAddress;
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
    private final PublicAddress address;

    CodeSender(Codes codes, Notifications notifications, CodeConfig config, Events events, PublicAddress address) {
        this.address = address;
        this.codes = codes;
        this.notifications = notifications;
        this.config = config;
        this.events = events;
    }

    /** Makes a code in the caller's commit. It must be sent after the commit only. */
    Uni<Codes.Issued> issue(SqlClient db, Transaction transaction) {
        return codes.issue(
                db, binding(transaction), channel(Ends.method(transaction)).name());
    }

    static Message.Channel channel(@Nullable Method method) {
        return method == Method.SMS_CODE ? Message.Channel.SMS : Message.Channel.EMAIL;
    }

    /** What was sent last for a transaction. */
    Uni<Optional<Codes.Latest>> latest(SqlClient db, Transaction transaction) {
        return codes.latest(db, transaction.acsTransId());
    }

    /** Whether codes for a method can leave at all. */
    boolean reaches(Method method) {
        return !method.isSent() || notifications.reach(channel(method));
    }

    /** Sends a code; false when it was certainly not taken. */
    Uni<Boolean> send(Transaction transaction, Issuer issuer, Holder holder, Codes.Issued issued) {
        Message message = message(transaction, issuer, holder, issued);
        if (message == null) {
            return codes.taken(issued.id(), false).replaceWith(false);
        }
        // The sending is not tied to the page: a browser that goes away, or patience that ends, must not stop it.
        return Uni.createFrom()
                .<Boolean>emitter(
                        emitter -> sent(message, issued.id()).subscribe().with(emitter::complete, why -> {
                            events.notSent(transaction.acsTransId(), why);
                            emitter.complete(false);
                        }))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(true);
    }

    /** Kept by whoever sends, so that every later page says the same; where that fails the page does not wait. */
    private Uni<Boolean> sent(Message message, UUID code) {
        return notifications
                .send(message)
                .onItemOrFailure()
                .call((done, failure) ->
                        codes.taken(code, failure == null).onFailure().recoverWithNull())
                .replaceWith(true);
    }

    private @Nullable Message message(Transaction transaction, Issuer issuer, Holder holder, Codes.Issued issued) {
        boolean sms = issued.channel().equals(Message.Channel.SMS.name());
        String to = sms ? holder.phone() : holder.email();
        Locale locale = language(transaction, holder, issuer);
        if (to == null) {
            return null;
        }
        return sms
                ? CodeText.of(
                        transaction, issuer, locale, to, issued, address.base().getHost())
                : CodeMail.of(transaction, issuer, locale, to, issued, config.validity());
    }

    /** Binds a code to its transaction, amount and payee. */
    Codes.Binding binding(Transaction transaction) {
        Facts facts = transaction.facts();
        Facts.Purchase purchase = facts.purchase();
        return new Codes.Binding(
                transaction.acsTransId(),
                Ends.credential(transaction),
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
