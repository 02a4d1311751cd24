package org.sekisho.challenge.page;

import org.jspecify.annotations.Nullable;
import org.sekisho.challenge.page.NeutralView.Again;
import org.sekisho.challenge.page.NeutralView.Problem;

/** The page without a challenge, ready to print. */
record NeutralPage(Frame frame, Problem problem, @Nullable Again again) implements Page {
    static NeutralPage of(NeutralView view, String nonce) {
        return new NeutralPage(Frame.neutral(view.locale(), nonce), view.problem(), view.again());
    }
}
