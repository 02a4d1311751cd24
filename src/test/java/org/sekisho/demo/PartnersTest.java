package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnersTest {
    record Config(boolean enabled, boolean recorded, Optional<List<URI>> serverOrigins) implements DemoConfig {}

    /** Partners of an installation at http://localhost:8080 that also knows one foreign 3DS Server. */
    static Partners ofLocalhost() {
        URI friend = URI.create("https://server.example/any");
        return new Partners(
                () -> URI.create("http://localhost:8080"), new Config(true, true, Optional.of(List.of(friend))));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/demo/shop/rreq, true",
        "HTTP://LOCALHOST:8080/x,              true",
        "https://server.example/results,       true",
        "http://localhost:8081/x,              false",
        "http://localhost:8080@evil.example/x, false",
        "http://169.254.169.254/latest,        false",
        "file:///etc/passwd,                   false",
        "'',                                   false",
        "not a url,                            false"
    })
    void resultsGoOnlyToKnownOrigins(String url, boolean allowed) {
        assertThat(ofLocalhost().mayReceive(url)).isEqualTo(allowed);
    }
}
