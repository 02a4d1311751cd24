package org.sekisho.member.page;

import org.sekisho.platform.page.PlainText;

/** The page on which the browser makes a passkey, ready to print. */
record PasskeyPage(Frame frame, String loginId, String label, PasskeyView.Options options) implements Page {
    static PasskeyPage of(PasskeyView view, String nonce) {
        return new PasskeyPage(
                Frame.of(view.who(), nonce), PlainText.of(view.loginId()), PlainText.of(view.label()), view.options());
    }

    /** For an attribute. */
    public String algorithms() {
        return String.join(" ", options.algorithms());
    }

    /** For an attribute. */
    public String known() {
        return String.join(" ", options.known());
    }
}
