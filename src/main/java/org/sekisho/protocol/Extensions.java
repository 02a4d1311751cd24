package org.sekisho.protocol;

import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;

import com.fasterxml.jackson.databind.JsonNode;

/** Message extensions: none is known here yet, so a critical one is refused and any other ignored. */
final class Extensions {

    private static final int MAXIMUM_DATA = 8_059;
    private static final int MAXIMUM_TOTAL = 81_920;

    /** Up to ten, and since 2.3.1 up to fifteen. */
    static final FieldRule ROW = upTo(10);

    static final FieldRule LATER_ROW = upTo(15);

    private Extensions() {}

    /** Notes the ids of the extensions that demand to be understood. */
    static void check(JsonNode message, Findings findings) {
        for (JsonNode extension : message.path("messageExtension")) {
            if (extension.path("criticalityIndicator").booleanValue()) {
                String id = Formats.printable(extension.path("id").asText(), 64);
                findings.add(ErrorCode.CRITICAL_EXTENSION_UNKNOWN, null, id);
            }
        }
    }

    private static FieldRule upTo(int number) {
        Format objects = Format.array(number, Format.OBJECT);
        return optional("messageExtension")
                .as(extensions -> objects.accepts(extensions) && Minified.fits(extensions, MAXIMUM_TOTAL))
                .with(
                        required("name").length(1, 64),
                        required("id").length(1, 64),
                        required("criticalityIndicator").as(Format.BOOLEAN),
                        required("data").as(Format.object(MAXIMUM_DATA)));
    }
}
