package org.sekisho.challenge.page;

import java.util.Map;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.platform.page.PlainText;

/** The last page in words ready to print. */
record ReturnPage(
        Frame frame, Outcome outcome, String action, Map<String, String> fields, boolean automatic, String phone)
        implements Page {
    static ReturnPage of(ReturnView view, String nonce) {
        return new ReturnPage(
                Frame.of(view.locale(), nonce, view.issuer()),
                view.outcome(),
                view.action(),
                view.fields(),
                view.automatic(),
                PlainText.of(view.issuer().supportPhone()));
    }
}
