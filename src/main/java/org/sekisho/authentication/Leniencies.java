package org.sekisho.authentication;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.sekisho.protocol.Leniency;

/** Counts what was taken although the protocol does not foresee it, so that an operator sees who relies on it. */
@Singleton
public class Leniencies {

    private final Map<Leniency, Counter> counters = new EnumMap<>(Leniency.class);

    Leniencies(MeterRegistry metrics) {
        for (Leniency what : Leniency.values()) {
            counters.put(what, metrics.counter("sekisho.protocol.leniency", "what", what.tag()));
        }
    }

    /** One more of these. */
    public void count(Iterable<Leniency> found) {
        found.forEach(this::count);
    }

    /** One more of this. */
    public void count(Leniency what) {
        requireNonNull(counters.get(what)).increment();
    }
}
