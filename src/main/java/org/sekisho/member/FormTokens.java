package org.sekisho.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** What a form of a session carries, so that no other site's form can be taken for it. Nothing is stored. */
@ApplicationScoped
class FormTokens {

    private static final byte[] KIND = "member-form".getBytes(StandardCharsets.US_ASCII);

    private final KeyRing keys;

    FormTokens(KeyRing keys) {
        this.keys = keys;
    }

    String of(String session) {
        return of(keys.active(Purpose.STEP), session);
    }

    boolean fits(@Nullable String token, String session) {
        byte[] given = bytes(token == null ? "" : token);
        return keys.all(Purpose.STEP).stream().anyMatch(key -> MessageDigest.isEqual(bytes(of(key, session)), given));
    }

    private static String of(Key key, String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(KeyRing.hmac(key, KIND, bytes(session)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
