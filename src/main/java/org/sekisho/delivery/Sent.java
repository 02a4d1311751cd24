package org.sekisho.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Sent {

    /** The receiver has it; nothing more is sent. */
    record Delivered(String answer) implements Sent {}

    /** The receiver may not have it: the same is sent again. */
    record Failed(String why, @Nullable Duration retryAfter) implements Sent {}

    /** The receiver wants no more of it. */
    record Refused(String why) implements Sent {}
}
