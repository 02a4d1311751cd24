package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sekisho.k8s.CertManager.Issuer;

/** Who selects pods by labels, and which pods there are. */
final class Selectors {

    private Selectors() {}

    static Stream<String> withoutPods(Manifests manifests) {
        List<Map<String, String>> pods = pods(manifests).toList();
        return Stream.of(
                        manifests
                                .all(Deployment.class)
                                .map(one -> Map.entry(
                                        "Deployment", labels(one.getSpec().getSelector()))),
                        manifests
                                .all(Service.class)
                                .map(one -> Map.entry(
                                        one.getMetadata().getName(),
                                        one.getSpec().getSelector())),
                        manifests
                                .all(PodDisruptionBudget.class)
                                .map(one -> Map.entry(
                                        "PodDisruptionBudget",
                                        labels(one.getSpec().getSelector()))),
                        manifests
                                .all(NetworkPolicy.class)
                                .map(one -> Map.entry(
                                        one.getMetadata().getName(),
                                        labels(one.getSpec().getPodSelector()))),
                        manifests
                                .all(PodMonitor.class)
                                .map(one -> Map.entry(
                                        "PodMonitor", labels(one.getSpec().getSelector()))),
                        manifests
                                .replicas()
                                .flatMap(one -> one.pod().getTopologySpreadConstraints().stream())
                                .map(one -> Map.entry("spread", labels(one.getLabelSelector()))))
                .flatMap(all -> all)
                .filter(one -> pods.stream().noneMatch(pod -> pod.entrySet()
                        .containsAll(one.getValue().entrySet())))
                .map(one -> one.getKey() + " selects " + one.getValue());
    }

    private static Map<String, String> labels(LabelSelector selector) {
        return selector == null || selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    }

    /** Ours, and those that operators start for our objects. */
    private static Stream<Map<String, String>> pods(Manifests manifests) {
        return Stream.of(
                        manifests.workloads().map(Workload::labels),
                        manifests
                                .all(CloudNativePg.Cluster.class)
                                .map(one ->
                                        Map.of("cnpg.io/cluster", one.metadata().getName())),
                        manifests
                                .all(Issuer.class)
                                .filter(one -> one.spec().acme() != null)
                                .map(one -> Map.of("acme.cert-manager.io/http01-solver", "true")))
                .flatMap(all -> all);
    }
}
