package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/**
 * What sets an authenticator up. The key is shown once: after a wrong code only the field for the next is.
 *
 * @param key absent when it was shown before
 */
public record AuthenticatorView(
        Who who, String cardId, String id, @Nullable Key key, Notice notice) {

    /**
     * The key in its three shapes.
     *
     * @param address for an authenticator on the same device
     * @param text    to be typed
     * @param picture an SVG of our own
     */
    public record Key(String address, String text, String picture) {

        /** Nothing of it. */
        @Override
        public String toString() {
            return "Key[…]";
        }
    }
}
