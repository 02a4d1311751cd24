package org.sekisho.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request that is not taken. The app learns no more than it needs. */
final class Refused extends RuntimeException {

    private final int status;
    private final @Nullable Instant now;

    private Refused(int status, @Nullable Instant now) {
        super("not taken", null, false, false);
        this.status = status;
        this.now = now;
    }

    /** Not a request that the app sends. */
    static Refused malformed() {
        return new Refused(400, null);
    }

    /** Registration ID or password are wrong, too old or used. */
    static Refused registration() {
        return new Refused(403, null);
    }

    /** Device, signature or time are wrong; our time is told, because the device's may be the reason. */
    static Refused signature(@Nullable Instant now) {
        return new Refused(401, now);
    }

    /** The purchase does not wait, or not for this device. */
    static Refused gone() {
        return new Refused(409, null);
    }

    int status() {
        return status;
    }

    @Nullable
    Instant now() {
        return now;
    }
}
