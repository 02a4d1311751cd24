package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.PlainText;

/** The page that sets the app up, ready to print. */
record PairingPage(
        Frame frame,
        String cardId,
        String app,
        String name,
        @Nullable String mailTo,
        long minutes) implements Page {
    static PairingPage of(PairingView view, String nonce) {
        return new PairingPage(
                Frame.of(view.who(), nonce),
                view.cardId(),
                view.app(),
                view.name(),
                view.mailTo() == null ? null : PlainText.of(view.mailTo()),
                view.minutes());
    }
}
