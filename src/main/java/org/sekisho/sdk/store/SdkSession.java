package org.sekisho.sdk.store;

import org.jspecify.annotations.Nullable;
import org.sekisho.sdk.crypto.Encryption;
import org.sekisho.sdk.crypto.SessionKey;

/**
 * A conversation that goes on.
 *
 * @param sdkTransID as the AReq wrote it
 * @param selects    whether the app can show a choice
 * @param elsewhere  whether the app can show that something is to be done elsewhere
 * @param encryption what the app encrypts with; null before its first message
 * @param expected   the counter of the message to come
 * @param shown      what the app shows; null before the first answer
 */
public record SdkSession(
        String sdkTransID,
        boolean selects,
        boolean elsewhere,
        SessionKey key,
        @Nullable Encryption encryption,
        int expected,
        @Nullable Shown shown) {

    /**
     * What the app shows.
     *
     * @param choice whether it is a choice of ways, not a field
     * @param step   token of the step that the next answer belongs to
     */
    public record Shown(boolean choice, String step) {

        private static final String CHOICE = "choice ";
        private static final String ENTRY = "entry ";

        String text() {
            return (choice ? CHOICE : ENTRY) + step;
        }

        static Shown of(String text) {
            boolean choice = text.startsWith(CHOICE);
            return new Shown(choice, text.substring((choice ? CHOICE : ENTRY).length()));
        }

        /** Without the token. */
        @Override
        public String toString() {
            return choice ? "a choice" : "an entry";
        }
    }
}
