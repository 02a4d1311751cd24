package org.sekisho.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a message on their way to a text. */
public final class Body {

    private Body() {}

    /** The text; too many bytes, and bytes that are no UTF-8, are a {@link ProtocolException} 101. */
    public static String text(byte[] body, int longest) {
        if (body.length > longest) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "longer than " + longest + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "not UTF-8");
        }
    }
}
