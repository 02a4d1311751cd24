package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/** The sign-in page, ready to print. */
record SignInPage(Frame frame, String loginId, SignInView.@Nullable Passkey passkey, Notice notice) implements Page {
    static SignInPage of(SignInView view, String nonce) {
        return new SignInPage(Frame.of(view.who(), nonce), view.loginId(), view.passkey(), view.notice());
    }
}
