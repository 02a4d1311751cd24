package org.sekisho.transaction;

import java.time.Duration;
import java.util.Objects;

/**
 * What one challenge allows, fixed when the transaction is opened so that a change of settings does not move running ones.
 *
 * @param attempts answers that are evaluated
 * @param resends  codes sent after the first
 * @param idle     how long the cardholder may be silent; every page starts it anew
 * @param longest  how long all of it may last, counted from the AReq, however often the cardholder asks for more time
 */
public record Limits(int attempts, int resends, Duration idle, Duration longest) {

    /** What was stored before there was a longest time. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Fills in what an earlier version did not store. */
    public Limits {
        longest = Objects.requireNonNullElse(longest, LONGEST);
    }
}
