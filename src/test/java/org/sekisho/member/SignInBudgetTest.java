package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.platform.ClientAddress;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

class SignInBudgetTest {
    private static final KeyRing KEYS = new KeyRing(Arrays.stream(Purpose.values())
            .map(purpose -> new Key(purpose, 1, true, new byte[32]))
            .toList());

    private final SignInBudget budget = new SignInBudget(
            new Limits(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), KEYS, new ClientAddress(false, Optional.empty()));

    private record Limits() implements MemberConfig {
        @Override
        public int passwordLength() {
            return 8;
        }

        @Override
        public int failuresPerLoginId() {
            return 2;
        }

        @Override
        public int failuresPerAddress() {
            return 4;
        }
    }

    @Test
    void thirdFailureOfOneIdIsNotLookedAtFromWhereverItComes() {
        budget.count("demo", "hanako", "192.0.2.1");
        budget.count("demo", "hanako", "192.0.2.2");

        assertThat(budget.count("demo", "hanako", "192.0.2.3").within()).isFalse();
        assertThat(budget.count("demo", "taro", "192.0.2.3").within()).isTrue();
    }

    @Test
    void onePasswordOnManyIdsIsStopped() {
        IntStream.range(0, 4).forEach(id -> budget.count("demo", "id" + id, "192.0.2.1"));

        assertThat(budget.count("demo", "another", "192.0.2.1").within()).isFalse();
        assertThat(budget.count("demo", "another", "192.0.2.2").within()).isTrue();
    }

    @Test
    void whoSignsInIsNotCounted() {
        for (int time = 0; time < 10; time++) {
            SignInBudget.Try attempt = budget.count("demo", "hanako", "192.0.2.1");
            assertThat(attempt.within()).isTrue();
            attempt.forget();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,                        08080808",
        "2001:4860:4860:1:2:3:4:5,       2001486048600001",
        "2001:4860:4860:1::,             2001486048600001",
        "10.0.0.7,                       ''",
        "127.0.0.1,                      ''",
        "nonsense,                       ''"
    })
    void addressIsANetworkAndAProxyIsNobody(String host, String network) {
        assertThat(SignInBudget.network(host)).isEqualTo(network);
    }

    @Test
    void floodOfNamesDoesNotFillTheMemory() {
        IntStream.range(0, 200_000).forEach(id -> budget.count("demo", "id" + id, "address" + id));

        assertThat(budget.names()).isLessThan(60_000);
    }
}
