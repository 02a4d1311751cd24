package org.sekisho.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifests of k8s/ keep every rule that can be looked at without a cluster. */
class ManifestsTest {

    @ParameterizedTest
    @EnumSource
    void everyCheckHolds(Rendering rendering) {
        var manifests = Manifests.of(Documents.of(rendering.copy()));

        assertThat(Checks.findings(rendering, manifests)).isEmpty();
    }

    @Test
    void copiesBelongToTheirSources() {
        assertThat(Rendering.hashOfTheCopiesSources())
                .as("run k8s/render after a change of k8s/")
                .isEqualTo(Rendering.hashOfTheSources());
    }

    @ParameterizedTest
    @EnumSource
    void copyIsWhatKubectlRenders(Rendering rendering) {
        Optional<String> fresh = rendering.fresh();
        if (fresh.isEmpty()) {
            // not skipped: copiesBelongToTheirSources has compared the sources with those that were rendered
            System.out.println(
                    "There is no kubectl here: k8s/rendered was compared with the hash of its sources only.");
            return;
        }

        assertThat(byTitle(Documents.of(fresh.get()))).isEqualTo(byTitle(Documents.of(rendering.copy())));
    }

    @Test
    void checksHaveNamesOfTheirOwn() {
        assertThat(Checks.ALL).extracting(Check::name).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    private static Map<String, JsonNode> byTitle(List<? extends JsonNode> documents) {
        return documents.stream().collect(Collectors.toMap(Documents::title, document -> document));
    }
}
