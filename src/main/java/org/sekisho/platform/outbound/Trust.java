package org.sekisho.platform.outbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether a partner may be asked to prove itself. A handshake costs both sides milliseconds of computing, and a partner with a wrong
 * certificate wants one for each question: while it is distrusted, one caller a second tries, and the others hear at once what that one
 * would find out.
 */
final class Trust {

    /** One handshake a second is enough to see that a certificate was mended. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Distrusted since moments are never negative: see {@link #now}. */
    private static final long TRUSTED = -1;

    private final LongSupplier nanos;
    private final long begin;
    private final AtomicLong since = new AtomicLong(TRUSTED);

    Trust(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    private long now() {
        return nanos.getAsLong() - begin;
    }

    /** Whether the caller may try: everybody while nothing is wrong, else the first to come when a pause is over. */
    boolean mayTry() {
        long distrusted = since.get();
        long now = now();
        return distrusted == TRUSTED || (now - distrusted >= PAUSE.toNanos() && since.compareAndSet(distrusted, now));
    }

    /** It could not prove itself. */
    void lost() {
        since.set(now());
    }

    /** It could, or it did not come to that. */
    void won() {
        if (since.get() != TRUSTED) {
            since.set(TRUSTED);
        }
    }
}
