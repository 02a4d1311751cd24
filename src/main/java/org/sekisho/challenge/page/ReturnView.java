package org.sekisho.challenge.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The last page: hands the result to the shop.
 *
 * @param action the notification address, absolute and http or https
 * @param fields what is posted there, in this order
 * @param automatic whether the page posts by itself; otherwise the cardholder reads first and presses the button
 */
public record ReturnView(
        Locale locale, Issuer issuer, Outcome outcome, String action, Map<String, String> fields, boolean automatic) {

    /** Refuses an address that a browser would run rather than visit. */
    public ReturnView {
        if (!action.startsWith("https://") && !action.startsWith("http://")) {
            throw new IllegalArgumentException("the notification address is neither https nor http");
        }
        fields = new LinkedHashMap<>(fields);
    }

    /** How the challenge ended, as far as the cardholder may know. */
    public enum Outcome {
        AUTHENTICATED,
        CANCELLED,
        /** One text for every reason: which of them it was is no business of somebody with a stolen card. */
        NOT_AUTHENTICATED,
        TIMED_OUT,
        ERROR
    }
}
