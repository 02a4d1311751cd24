package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sekisho.card.Method;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;

/** The purchases for which the holder of a card is being asked now, as their app shows them. */
@ApplicationScoped
public class WaitingPurchases {

    /** Nobody pays in more shops at once; the app has to show each of them. */
    private static final int MOST = 5;

    private final Transactions transactions;
    private final CodeSender sender;
    private final AppCodes codes;

    WaitingPurchases(Transactions transactions, CodeSender sender, AppCodes codes) {
        this.transactions = transactions;
        this.sender = sender;
        this.codes = codes;
    }

    /**
     * A purchase.
     *
     * @param challenge  its number, over which the app makes the code
     * @param until      when nobody waits any more: the shop's page, if nothing happens there, or the merchant
     * @param approvable whether it waits for being approved, and not for a code
     */
    public record Waiting(
            UUID acsTransId,
            String merchant,
            String amount,
            Instant at,
            String challenge,
            Instant until,
            boolean approvable) {}

    /** Those of a card, the newest first. */
    public Uni<List<Waiting>> of(UUID cardId, Locale locale) {
        return transactions.asking(cardId, MOST).map(asking -> asking.stream()
                .map(transaction -> waiting(transaction, locale))
                .toList());
    }

    private Waiting waiting(Transaction transaction, Locale locale) {
        Facts facts = transaction.facts();
        if (!(transaction.state() instanceof State.Open open)) {
            throw new IllegalStateException("a purchase that waits is open");
        }
        return new Waiting(
                transaction.acsTransId(),
                Purchased.merchant(facts),
                Purchased.amount(facts, locale),
                transaction.openedAt(),
                codes.challengeDigits(sender.binding(transaction)),
                open.deadline(),
                Ends.method(transaction) == Method.APP_APPROVAL);
    }
}
