package org.sekisho.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String stored = Argon2id.hash("Sakura-0011", RANDOM);

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Argon2id.matches("Sakura-0011", stored)).isTrue();
        assertThat(Argon2id.matches("sakura-0011", stored)).isFalse();
        assertThat(Argon2id.matches("", stored)).isFalse();
    }

    @Test
    void theSamePasswordIsStoredDifferentlyEachTime() {
        assertThat(Argon2id.hash("same", RANDOM)).isNotEqualTo(Argon2id.hash("same", RANDOM));
    }

    @Test
    void composedAndDecomposedCharactersAreTheSamePassword() {
        String stored = Argon2id.hash("caf\u00e9", RANDOM);

        assertThat(Argon2id.matches("cafe\u0301", stored)).isTrue();
    }

    /** Made with the reference implementation: argon2 -id -v 13 -t 2 -k 19456 -p 1 -l 32, salt "somesaltsomesalt". */
    @Test
    void aHashOfTheReferenceImplementationMatches() {
        String reference = REFERENCE;

        assertThat(Argon2id.matches("password", reference)).isTrue();
    }

    @Test
    void whatIsNoHashIsNoAnswer() {
        assertThatThrownBy(() -> Argon2id.matches("x", "plain")).isInstanceOf(IllegalStateException.class);
    }

    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE";
}
