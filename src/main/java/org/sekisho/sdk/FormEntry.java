package org.sekisho.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/**
 * What was done in a page of ours inside an app, from the query string that the app caught.
 *
 * @param action submit, look, resend, choose or cancel; whatever else comes counts as submit
 * @param answer what was typed, or the way that was chosen
 */
record FormEntry(String action, String answer) {

    private static final String CHOOSE = "choose:";

    static FormEntry of(String query) {
        String action = "submit";
        String answer = "";
        for (String field : (query.startsWith("?") ? query.substring(1) : query).split("&", -1)) {
            String[] pair = field.split("=", 2);
            String value = pair.length == 2 ? decoded(pair[1]) : "";
            switch (pair[0]) {
                case "action" -> action = value;
                case "answer" -> answer = value;
                default -> {}
            }
        }
        return action.startsWith(CHOOSE)
                ? new FormEntry("choose", action.substring(CHOOSE.length()))
                : new FormEntry(action, answer);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "FormEntry[" + action + "]";
    }
}
