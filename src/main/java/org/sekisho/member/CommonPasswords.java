package org.sekisho.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords that everybody tries first. The list is short: locks stop longer lists. */
@ApplicationScoped
class CommonPasswords {

    private static final String LIST = "/member/common-passwords.txt";

    private final Set<String> all = read();

    /** @param password in small letters */
    boolean contains(String password) {
        return all.contains(password);
    }

    private static Set<String> read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the list of common passwords is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
