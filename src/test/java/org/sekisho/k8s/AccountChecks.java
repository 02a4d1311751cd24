package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What pods may do in the cluster: nothing. */
final class AccountChecks {

    static final List<Check> ALL = List.of(
            Check.of("namespaceIsRestricted", AccountChecks::namespace),
            Check.of("tokensAreNotMounted", AccountChecks::tokens),
            Check.of("serviceAccountsGiveNoTokens", AccountChecks::accounts),
            Check.of("accountsAreOurOwn", AccountChecks::accountsAreApart));

    private AccountChecks() {}

    private static Stream<String> tokens(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> !Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken()))
                .map(Workload::title);
    }

    private static Stream<String> namespace(Manifests manifests) {
        return manifests.all(Namespace.class).count() != 1
                ? Stream.of("there must be one Namespace")
                : Stream.of("enforce", "audit", "warn").flatMap(mode -> {
                    Map<String, String> labels = manifests
                            .all(Namespace.class)
                            .findFirst()
                            .orElseThrow()
                            .getMetadata()
                            .getLabels();
                    String label = "pod-security.kubernetes.io/" + mode;
                    return unless(
                            "restricted".equals(labels.get(label))
                                    && labels.getOrDefault(label + "-version", "")
                                            .matches("v1\\.\\d+"),
                            label);
                });
    }

    private static Stream<String> accounts(Manifests manifests) {
        return manifests
                .all(ServiceAccount.class)
                .filter(account -> !Boolean.FALSE.equals(account.getAutomountServiceAccountToken()))
                .map(account -> account.getMetadata().getName());
    }

    private static Stream<String> accountsAreApart(Manifests manifests) {
        List<String> used = manifests
                .workloads()
                .map(workload -> String.valueOf(workload.pod().getServiceAccountName()))
                .toList();
        return unless(
                !used.contains("default")
                        && !used.contains("null")
                        && Set.copyOf(used).size() == used.size(),
                "used: " + used);
    }
}
