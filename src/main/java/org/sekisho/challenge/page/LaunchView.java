package org.sekisho.challenge.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A page that only opens the challenge, by posting to an address of our own.
 *
 * @param action path or URL on this installation
 * @param fields what is posted there, in this order
 */
public record LaunchView(Locale locale, String action, Map<String, String> fields) {
    /** Keeps the order of the fields. */
    public LaunchView {
        fields = new LinkedHashMap<>(fields);
    }
}
