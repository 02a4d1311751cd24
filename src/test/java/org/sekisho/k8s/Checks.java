package org.sekisho.k8s;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All checks, and what they find. */
final class Checks {
    static final List<Check> ALL = Stream.of(
                    List.of(Check.of("documentsAreReadStrictly", manifests -> manifests.unreadable().stream())),
                    AccountChecks.ALL,
                    PodChecks.ALL,
                    RuntimeChecks.ALL,
                    AvailabilityChecks.ALL,
                    ServiceChecks.ALL,
                    EntryChecks.ALL,
                    NetworkChecks.ALL,
                    SecretChecks.ALL,
                    CertificateChecks.ALL,
                    DatabaseChecks.ALL,
                    MonitoringChecks.ALL,
                    ReferenceChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private Checks() {}

    /** The findings by the names of the checks. */
    static Map<String, List<String>> findings(Rendering rendering, Manifests manifests) {
        return ALL.stream()
                .filter(check -> check.scope().covers(rendering))
                .flatMap(check -> check.findings().apply(manifests).map(finding -> Map.entry(check.name(), finding)))
                .collect(groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
    }
}
