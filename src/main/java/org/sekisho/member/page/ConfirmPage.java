package org.sekisho.member.page;

import org.sekisho.platform.page.PlainText;

/** The page for the code, ready to print. */
record ConfirmPage(Frame frame, String id, boolean mail, String target, Notice notice) implements Page {
    static ConfirmPage of(ConfirmView view, String nonce) {
        return new ConfirmPage(
                Frame.of(view.who(), nonce), view.id(), view.mail(), PlainText.of(view.target()), view.notice());
    }

    /** The end of the page's address. */
    public String channel() {
        return mail ? "email" : "phone";
    }
}
