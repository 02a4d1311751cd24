package org.sekisho.risk;

import java.time.Duration;

/**
 * Requests are counted by what they have in common, back from now.
 *
 * @param within between five minutes and seven days; counted in slices of five minutes, so up to that much longer
 */
public record Window(Per per, Duration within) {

    /** The slices in which requests are counted. */
    public static final Duration SLICE = Duration.ofMinutes(5);

    /** The longest window; older slices are deleted. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** What requests have in common. */
    public enum Per {
        CARD,
        DEVICE,
        MERCHANT
    }

    /** As evidence and decisions write it: {@code CARD/PT1H}. */
    @Override
    public String toString() {
        return per + "/" + within;
    }

    /** The window of a text that {@link #toString()} wrote. */
    public static Window parse(String text) {
        int slash = text.indexOf('/');
        return new Window(Per.valueOf(text.substring(0, slash)), Duration.parse(text.substring(slash + 1)));
    }
}
