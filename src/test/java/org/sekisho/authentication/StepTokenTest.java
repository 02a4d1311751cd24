package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.platform.key.KeyFile;

class StepTokenTest {

    private final StepToken tokens = new StepToken(KeyFile.demo());

    @Test
    void aTokenNamesItsTransactionAndStep() {
        var step = new StepToken.Step(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L), 3);

        assertThat(tokens.read(tokens.of(step))).contains(step);
        assertThat(tokens.of(step)).isEqualTo(tokens.of(step));
    }

    @Test
    void anyChangedBitMakesItWorthless() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of(new StepToken.Step(new UUID(1, 2), 3)));

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIsNone() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("*")).isEmpty();
        assertThat(tokens.read("AAAA")).isEmpty();
    }
}
