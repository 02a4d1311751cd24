package org.sekisho.challenge.page;

import org.sekisho.challenge.page.NeutralView.Problem;

/** The page without a form, ready to print. */
record NeutralPage(Frame frame, Problem problem) implements Page {
    static NeutralPage of(NeutralView view, String nonce) {
        return new NeutralPage(Frame.neutral(view.locale(), nonce), view.problem());
    }
}
