package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/** The page for a new address or number, ready to print. */
record ContactPage(Frame frame, boolean mail, @Nullable String known, String typed, Notice notice) implements Page {
    static ContactPage of(ContactView view, String nonce) {
        return new ContactPage(Frame.of(view.who(), nonce), view.mail(), view.known(), view.typed(), view.notice());
    }

    /** The end of the page's address. */
    public String channel() {
        return mail ? "email" : "phone";
    }
}
