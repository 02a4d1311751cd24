package org.sekisho.transaction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Ids;

/**
 * One authentication: what it is about and where it stands.
 *
 * @param chosen what the cardholder is asked for; absent until a challenge begins
 * @param trusts whether the cardholder trusts the merchant from now on, as the page said that was answered last; absent where none asked
 */
public record Transaction(
        UUID acsTransId,
        Facts facts,
        State state,
        @Nullable Chosen chosen,
        @Nullable Boolean trusts) {

    /** A transaction in which nothing was said of trust. */
    public Transaction(UUID acsTransId, Facts facts, State state, @Nullable Chosen chosen) {
        this(acsTransId, facts, state, chosen, null);
    }

    /**
     * A way to prove who one is.
     *
     * @param method as the card package names it
     */
    public record Chosen(String method, UUID credentialId) {}

    /** The same transaction in another state, which ends when the longest time is over. */
    public Transaction in(State next) {
        return new Transaction(
                acsTransId, facts, next instanceof State.Asking asking ? asking.until(end()) : next, chosen, trusts);
    }

    /** How it ends where nobody has answered: the 3DS Requestor may wish that the cardholder is asked again, without it. */
    public State.Final unanswered(State.Final end) {
        return facts.fallsBack() ? end.fallingBack() : end;
    }

    /** Its ids as they travel. */
    public Ids ids() {
        return new Ids(
                facts.threeDSServerTransID(),
                facts.dsTransID(),
                acsTransId.toString(),
                facts.app() == null ? null : facts.app().sdkTransID());
    }

    /** When its challenge ends, whatever the cardholder does. */
    public Instant end() {
        return openedAt().plus(facts.limits().longest());
    }

    /** The same transaction, the cardholder being asked for this. */
    public Transaction asking(Chosen next) {
        return new Transaction(acsTransId, facts, state, next, trusts);
    }

    /** When it was opened, to the millisecond: its id, a UUIDv7, says so. */
    public Instant openedAt() {
        return openedAt(acsTransId);
    }

    /** When the transaction with an id was opened. */
    public static Instant openedAt(UUID acsTransId) {
        return Instant.ofEpochMilli(acsTransId.getMostSignificantBits() >>> 16);
    }

    /** Whether its result is fixed. */
    public boolean isFinal() {
        return state instanceof State.Final;
    }
}
