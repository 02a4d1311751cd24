package org.sekisho.member.page;

/** The page of the password, ready to print. */
record PasswordPage(Frame frame, String loginId, int shortest, Notice notice) implements Page {
    static PasswordPage of(PasswordView view, String nonce) {
        return new PasswordPage(Frame.of(view.who(), nonce), view.loginId(), view.shortest(), view.notice());
    }
}
