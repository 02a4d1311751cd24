package org.sekisho.platform;

import java.time.Duration;

/** A pause of the thread that starts Sekisho; nothing else may sleep. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.");
        }
    }
}
