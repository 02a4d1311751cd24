package org.sekisho.member.page;

/** The page of the personal message, ready to print. */
record MessagePage(Frame frame, String cardId, String lastFour, String message, Notice notice) implements Page {
    static MessagePage of(MessageView view, String nonce) {
        return new MessagePage(
                Frame.of(view.who(), nonce), view.cardId(), view.lastFour(), view.message(), view.notice());
    }
}
