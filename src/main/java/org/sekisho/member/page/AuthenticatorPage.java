package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/** The page that sets an authenticator up, ready to print. */
record AuthenticatorPage(Frame frame, String cardId, String id, AuthenticatorView.@Nullable Key key, Notice notice)
        implements Page {
    static AuthenticatorPage of(AuthenticatorView view, String nonce) {
        return new AuthenticatorPage(Frame.of(view.who(), nonce), view.cardId(), view.id(), view.key(), view.notice());
    }
}
