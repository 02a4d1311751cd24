package org.sekisho.authentication;

import java.text.Normalizer;
import java.util.Optional;

/** Reads a code as people type it: full-width digits of a Japanese keyboard and spaces between the digits are no mistakes. */
final class TypedCode {

    private static final int LONGEST = 40;

    private TypedCode() {}

    static Optional<String> read(String typed, int digits) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "");
        return plain.length() == digits && plain.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(plain)
                : Optional.empty();
    }
}
