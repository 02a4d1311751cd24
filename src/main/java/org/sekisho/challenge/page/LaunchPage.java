package org.sekisho.challenge.page;

import java.util.Map;

/** The opening page, ready to print. */
record LaunchPage(Frame frame, String action, Map<String, String> fields) implements Page {
    static LaunchPage of(LaunchView view, String nonce) {
        return new LaunchPage(Frame.neutral(view.locale(), nonce), view.action(), view.fields());
    }
}
