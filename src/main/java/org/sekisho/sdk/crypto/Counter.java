package org.sekisho.sdk.crypto;

import java.util.Locale;
import java.util.Optional;

/** The number of a message in one direction: one byte, written with three digits. It never comes round to zero again. */
public record Counter(int number) {

    /** What the first message has. */
    public static final Counter FIRST = new Counter(0);

    private static final int LAST = 255;

    /** Refuses what is no byte. */
    public Counter {
        if (number < 0 || number > LAST) {
            throw new IllegalArgumentException("a counter is one byte");
        }
    }

    /** The next message's; empty after the last, where a conversation has to end. */
    public Optional<Counter> next() {
        return number == LAST ? Optional.empty() : Optional.of(new Counter(number + 1));
    }

    /** As messages write it: {@code 007}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
