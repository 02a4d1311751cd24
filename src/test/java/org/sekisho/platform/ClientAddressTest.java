package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies append what they see; all before that anybody may have written. */
class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.9    | 203.0.113.7                         | 203.0.113.7",
                "10.0.0.9    | 198.51.100.1, 203.0.113.7           | 203.0.113.7",
                "10.0.0.9    | 198.51.100.1, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "10.0.0.9    | 10.0.0.1                            | 10.0.0.1",
                "10.0.0.9    | 203.0.113.7, unknown                | 10.0.0.9",
                "10.0.0.9    | 203.0.113.7,                        | 10.0.0.9",
                "10.0.0.9    | 2001:db8::7                         | 2001:db8::7",
                "fd00::1     | 2001:db8::7                         | 2001:db8::7",
                "203.0.113.9 | 198.51.100.1                        | 203.0.113.9"
            })
    void lastThatIsNoTrustedProxysCounts(String peer, String said, String expected) {
        ClientAddress addresses = new ClientAddress(true, Optional.of(List.of("10.0.0.0/8", "fd00::1", "gateway")));

        assertThat(addresses.before(peer, List.of(said))).isEqualTo(expected);
    }

    @Test
    void severalHeadersAreOneList() {
        ClientAddress addresses = new ClientAddress(true, Optional.of(List.of("10.0.0.0/8")));

        assertThat(addresses.before("10.0.0.9", List.of("198.51.100.1", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whereNobodyIsNamedTheLastWordCounts() {
        ClientAddress addresses = new ClientAddress(true, Optional.empty());

        assertThat(addresses.before("10.0.0.9", List.of("198.51.100.1, 203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }
}
