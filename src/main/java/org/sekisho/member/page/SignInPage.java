package org.sekisho.member.page;

/** The sign-in page, ready to print. */
record SignInPage(Frame frame, String loginId, Notice notice) implements Page {
    static SignInPage of(SignInView view, String nonce) {
        return new SignInPage(Frame.of(view.who(), nonce), view.loginId(), view.notice());
    }
}
