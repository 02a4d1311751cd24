package org.sekisho.protocol;

import org.jspecify.annotations.Nullable;

/** The versions of the protocol, oldest first; which of them are served is configuration. */
enum MessageVersion {
    V2_1_0("2.1.0"),
    V2_2_0("2.2.0"),
    V2_3_1("2.3.1");

    private static final MessageVersion[] VALUES = values();

    private final String text;

    MessageVersion(String text) {
        this.text = text;
    }

    static @Nullable MessageVersion find(@Nullable String text) {
        for (MessageVersion version : VALUES) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        return null;
    }

    String text() {
        return text;
    }
}
