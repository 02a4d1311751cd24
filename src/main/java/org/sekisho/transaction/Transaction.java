package org.sekisho.transaction;

import java.time.Instant;
import java.util.UUID;

/** One authentication: what it is about and where it stands. */
public record Transaction(UUID acsTransId, Facts facts, State state) {

    /** The same transaction in another state. */
    public Transaction in(State next) {
        return new Transaction(acsTransId, facts, next);
    }

    /** When it was opened, to the millisecond: its id, a UUIDv7, says so. */
    public Instant openedAt() {
        return Instant.ofEpochMilli(acsTransId.getMostSignificantBits() >>> 16);
    }

    /** Whether its result is fixed. */
    public boolean isFinal() {
        return state instanceof State.Final;
    }
}
