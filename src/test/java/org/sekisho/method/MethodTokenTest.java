package org.sekisho.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.platform.key.KeyFile;

class MethodTokenTest {
    private static final UUID ID = UUID.fromString("8a880dc0-d2d2-4067-bcb1-b08d1690b26e");
    private final MethodToken tokens = new MethodToken(KeyFile.demo());

    @Test
    void tokenLeadsBackToItsAuthentication() {
        assertThat(tokens.read(tokens.of(ID))).contains(ID);
    }

    @Test
    void everyChangedBitIsFound() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of(ID));

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.read(Base64.getUrlEncoder().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "<script>", "\0"})
    void whatIsNoTokenIsNobodys(String token) {
        assertThat(tokens.read(token)).isEmpty();
    }
}
