package org.sekisho.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The time that the next batch is looked for in, as ids. Evidence is found by time only, so a batch must neither search days for
 * five hundred requests nor find nothing a thousand times: a slice grows where little happened and shrinks where much did.
 *
 * @param before the cursor
 */
record Slice(UUID before, long firstMillis, Duration width) {

    private static final Duration NARROWEST = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofMinutes(10);

    static Slice before(UUID cursor, Instant from) {
        return new Slice(cursor, from.toEpochMilli(), FIRST);
    }

    /** The smallest id that can be made at a moment. */
    static UUID firstIdAt(Instant at) {
        return firstIdAt(at.toEpochMilli());
    }

    private static UUID firstIdAt(long millis) {
        return new UUID(millis << 16, 0);
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    UUID from() {
        return firstIdAt(Math.max(firstMillis, millis(before) - width.toMillis()));
    }

    /** Whether nothing can lie before the cursor. */
    boolean isLast() {
        return before.equals(firstIdAt(firstMillis)) || millis(before) < firstMillis;
    }

    /** What follows a batch that was full: twice the time it covered. */
    Slice endedAt(UUID last) {
        Duration covered = Duration.ofMillis(millis(before) - millis(last)).multipliedBy(2);
        return new Slice(last, firstMillis, covered.compareTo(NARROWEST) < 0 ? NARROWEST : covered);
    }

    /** What follows a slice that held no more. */
    Slice exhausted(boolean sparse) {
        return new Slice(from(), firstMillis, sparse ? width.multipliedBy(4) : width);
    }
}
