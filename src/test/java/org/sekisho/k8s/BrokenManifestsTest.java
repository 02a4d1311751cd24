package org.sekisho.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks are worth something: each of these wrongs, done to what production gets, is found by the check that is meant to. */
class BrokenManifestsTest {

    @ParameterizedTest
    @MethodSource("mutations")
    void wrongIsFound(Mutation mutation) {
        var broken = Manifests.of(mutation.applied(Documents.of(Rendering.PRODUCTION.copy())));

        assertThat(Checks.findings(Rendering.PRODUCTION, broken)).containsKey(mutation.caughtBy());
    }

    @Test
    void everyCheckFindsAWrong() throws IOException {
        assertThat(mutations())
                .extracting(Mutation::caughtBy)
                .containsAll(Checks.ALL.stream().map(Check::name).toList());
    }

    static List<Mutation> mutations() throws IOException {
        try (var file = BrokenManifestsTest.class.getResourceAsStream("/k8s/broken.yaml")) {
            return StreamSupport.stream(
                            new ObjectMapper(new YAMLFactory()).readTree(file).spliterator(), false)
                    .map(Mutation::of)
                    .toList();
        }
    }
}
