package org.sekisho.member.page;

/** The page on which a card is registered, ready to print. */
record RegisterPage(
        Frame frame,
        boolean prepaid,
        String code,
        String lastFour,
        String loginId,
        String email,
        String language,
        int shortest,
        Notice notice)
        implements Page {
    static RegisterPage of(RegisterView view, String nonce) {
        return new RegisterPage(
                Frame.of(view.who(), nonce),
                view.prepaid(),
                view.code(),
                view.lastFour(),
                view.loginId(),
                view.email(),
                view.language(),
                view.shortest(),
                view.notice());
    }
}
