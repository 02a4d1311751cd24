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

    /** For texts that only have to be right for their version: whoever brings none of ours is measured by the latest. */
    static MessageVersion findOrLatest(@Nullable String text) {
        MessageVersion found = find(text);
        return found == null ? VALUES[VALUES.length - 1] : found;
    }

    boolean isBefore(MessageVersion other) {
        return compareTo(other) < 0;
    }

    String text() {
        return text;
    }
}
