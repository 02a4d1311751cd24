package org.sekisho.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again, and when to stop.
 *
 * @param pauses after the first, second, … attempt; after the last pause's attempt nothing more is tried
 */
record Backoff(List<Duration> pauses) {

    private static final double SPREAD = 0.2;

    /** A directory usually comes back within minutes, and its 3DS Servers forget a transaction after a day. */
    static final Backoff RREQ = new Backoff(List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12)));

    /** The schedule of Standard Webhooks: ten attempts over more than three days. */
    static final Backoff WEBHOOK = new Backoff(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** The pause after an attempt, spread by a fifth so that what failed together does not come back together. */
    Optional<Duration> after(int attempt, RandomGenerator random) {
        if (attempt > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(Math.max(attempt, 1) - 1);
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Optional.of(Duration.ofMillis((long) (pause.toMillis() * factor)));
    }
}
