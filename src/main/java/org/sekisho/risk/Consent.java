package org.sekisho.risk;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long what was read about a member's consent may be relied upon. Taking consent away takes 750 ms from the moment it can no
 * longer be read to its commit (function member_shares), so a question that leaves within 500 ms of the reading leaves before.
 */
public final class Consent implements BooleanSupplier {

    private static final long GOOD_FOR_NANOS = Duration.ofMillis(500).toNanos();

    private final long asked = System.nanoTime();

    private Consent() {}

    /** To be made right before the statement that reads the consent is sent. */
    public static Consent askingNow() {
        return new Consent();
    }

    /** Whether something may still be sent. */
    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - asked < GOOD_FOR_NANOS;
    }
}
