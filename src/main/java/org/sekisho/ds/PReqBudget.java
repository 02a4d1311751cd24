package org.sekisho.ds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many PReqs of one 3DS Server a replica answers in a minute: a whole list is long, and one that asks for it in a loop must not keep
 * AReqs waiting. There are as many counters as servers are named, so it cannot grow.
 */
@Singleton
class PReqBudget {

    private static final long MINUTE = 60_000;

    private final int most;
    private final Clock clock;
    private volatile Slice slice = new Slice(0, new ConcurrentHashMap<>());

    @Inject
    PReqBudget(DsConfig config, Clock clock) {
        this(config.preqsPerMinute(), clock);
    }

    PReqBudget(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Slice(long number, Map<String, AtomicInteger> counts) {}

    /** Counts one, and says whether it may be answered. */
    boolean admits(Server server) {
        return now().counts()
                        .computeIfAbsent(server.name(), name -> new AtomicInteger())
                        .incrementAndGet()
                <= most;
    }

    private Slice now() {
        long number = clock.millis() / MINUTE;
        Slice current = slice;
        if (current.number() != number) {
            current = new Slice(number, new ConcurrentHashMap<>());
            slice = current;
        }
        return current;
    }
}
