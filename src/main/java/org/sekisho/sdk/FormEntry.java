package org.sekisho.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a page of ours inside an app, from the query string that the app caught.
 *
 * @param action submit, look, resend, choose or cancel; whatever else comes counts as submit
 * @param answer what was typed, or the way that was chosen
 * @param trusts whether the shop is to be trusted; absent where the page does not ask
 */
record FormEntry(String action, String answer, @Nullable Boolean trusts) {

    private static final String CHOOSE = "choose:";

    /** Some SDKs catch the query as it was sent, others hand it on decoded: what does not decode was. */
    static FormEntry of(String query) {
        String action = "submit";
        String answer = "";
        boolean trustable = false;
        boolean trust = false;
        for (String field : (query.startsWith("?") ? query.substring(1) : query).split("&", -1)) {
            String[] pair = field.split("=", 2);
            String value = pair.length == 2 ? decoded(pair[1]) : "";
            switch (pair[0]) {
                case "action" -> action = value;
                case "answer" -> answer = value;
                case "trustable" -> trustable = true;
                case "trust" -> trust = true;
                default -> {}
            }
        }
        Boolean trusts = trustable ? trust : null;
        return action.startsWith(CHOOSE)
                ? new FormEntry("choose", action.substring(CHOOSE.length()), trusts)
                : new FormEntry(action, answer, trusts);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "FormEntry[" + action + "]";
    }
}
