package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** The JSON in a form field that a browser brings. */
final class FormField {

    private FormField() {}

    /** Either alphabet, padded or not, wrapped or not: all of them come from live merchants. */
    static String decoded(String field, int maximumLength) {
        if (field.length() > maximumLength) {
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
