package org.sekisho.protocol;

import java.nio.charset.StandardCharsets;

/** The bytes of a message on their way to a text. */
public final class Body {

    private Body() {}

    /** The text; too many bytes, and bytes that are no UTF-8, are a {@link ProtocolException} 101. */
    public static String text(byte[] body, int longest) {
        kind(body, longest);
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What the bytes are, if they are not too many and UTF-8; else as above. */
    static Utf8.Kind kind(byte[] body, int longest) {
        if (body.length > longest) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "longer than " + longest + " bytes");
        }
        Utf8.Kind kind = Utf8.of(body);
        if (kind == Utf8.Kind.BROKEN) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "not UTF-8");
        }
        return kind;
    }
}
