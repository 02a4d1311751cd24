package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsGateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ds/areq",
                "/ds",
                "/ds;a=b/areq",
                "//ds/areq",
                "/3ds/preq",
                "/3ds;a=b/preq",
                "/3ds/preq;a=b",
                "/3ds/preq/",
                "/3ds//preq"
            })
    void directorySideIsTold(String path) {
        assertThat(DsGate.isOurs(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/3ds/areq", "/3ds/method", "/dsx", "/demo/ds", "/my/ds", "/3ds/preqs", "/"})
    void everythingElseIsNot(String path) {
        assertThat(DsGate.isOurs(path)).isFalse();
    }
}
