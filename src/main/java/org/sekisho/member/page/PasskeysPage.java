package org.sekisho.member.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.Clockface;
import org.sekisho.platform.page.PlainText;

/** The page of passkeys, ready to print. */
record PasskeysPage(Frame frame, List<Line> passkeys, boolean possible, Notice notice) implements Page {
    static PasskeysPage of(PasskeysView view, String nonce) {
        return new PasskeysPage(
                Frame.of(view.who(), nonce),
                view.passkeys().stream().map(Line::of).toList(),
                view.possible(),
                view.notice());
    }

    /** One of them in words. */
    record Line(
            String id,
            String label,
            boolean backedUp,
            String since,
            @Nullable String lastUsed) {
        static Line of(PasskeysView.Shown passkey) {
            return new Line(
                    passkey.id(),
                    PlainText.of(passkey.label()),
                    passkey.backedUp(),
                    Clockface.of(passkey.since(), passkey.zone()),
                    passkey.lastUsed() == null ? null : Clockface.of(passkey.lastUsed(), passkey.zone()));
        }
    }
}
