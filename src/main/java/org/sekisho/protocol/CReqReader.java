package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sekisho.protocol.FieldRule.required;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;

/** Reads the form field in which a browser brings a challenge request; one instance serves all threads. */
public final class CReqReader {

    // extensions of the largest legal size, in base64
    private static final int MAXIMUM_LENGTH = 120_000;

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(CReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            required("challengeWindowSize").as(Format.codes(1, 5)),
            Extensions.ROW);

    /** The request; throws {@link ProtocolException} with the ids that were readable, or {@link ErroReceived}. */
    public CReq read(String creqField) {
        Incoming incoming = Incoming.read(decoded(creqField), CReq.TYPE);
        return Wire.bind(incoming.checked(ROWS), CReq.class);
    }

    /** Either alphabet, padded or not, wrapped or not: all of them come from live merchants. */
    private static String decoded(String field) {
        if (field.length() > MAXIMUM_LENGTH) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "too long");
        }
        try {
            byte[] json = Base64.getDecoder().decode(standardAlphabet(field));
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "not base64url of UTF-8");
        }
    }

    private static String standardAlphabet(String field) {
        StringBuilder base64 = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (!Character.isWhitespace(c)) {
                base64.append(c == '-' ? '+' : c == '_' ? '/' : c);
            }
        }
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        base64.setLength(end);
        return base64.toString();
    }
}
