package org.sekisho.credential.passkey;

import java.util.Base64;
import java.util.Optional;

/** Bytes in fields of a form, as our script writes them: base64url without padding, parts divided by dots. */
final class Base64Url {

    private Base64Url() {}

    /** The parts of a text, if there are as many; empty for anything that is not one. */
    static Optional<byte[][]> parts(String text, int count) {
        String[] texts = text.split("\\.", -1);
        if (texts.length != count) {
            return Optional.empty();
        }
        try {
            byte[][] parts = new byte[count][];
            for (int part = 0; part < count; part++) {
                parts[part] = Base64.getUrlDecoder().decode(texts[part]);
            }
            return Optional.of(parts);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
