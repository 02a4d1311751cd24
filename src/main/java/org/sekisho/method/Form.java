package org.sekisho.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A posted form of bounded size. Read here and not by the framework, whose own limits would answer with pages that are not for a checkout.
 */
final class Form {

    private Form() {}

    /** The fields; empty when it is too long, is no form, or has a name twice. */
    static Optional<Map<String, String>> read(byte[] body, int longest) {
        if (body.length > longest) {
            return Optional.empty();
        }
        try {
            Map<String, String> fields = new HashMap<>();
            for (String pair : new String(body, UTF_8).split("&")) {
                String[] sides = pair.split("=", 2);
                String value = sides.length == 1 ? "" : URLDecoder.decode(sides[1], UTF_8);
                if (fields.put(URLDecoder.decode(sides[0], UTF_8), value) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
