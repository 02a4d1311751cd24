package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enough replicas, in different places, at every moment, and never more than the database can bear. */
final class AvailabilityChecks {
    private static final int LEAST = 3;
    /** Flyway's connections at a start: quarkus.datasource.jdbc.max-size. */
    private static final int OF_A_START = 2;
    /** The Job, operators, standbys and CloudNativePG itself. */
    private static final int RESERVE = 20;

    static final List<Check> ALL = List.of(
            Check.of("thereAreThreeReplicas", AvailabilityChecks::replicas),
            Check.of("rolloutTakesNoneAway", AvailabilityChecks::rollout),
            Check.of("replicasAreSpread", AvailabilityChecks::spread),
            Check.of("drainTakesOneAtATime", AvailabilityChecks::budget),
            Check.of("connectionsFitTheDatabase", AvailabilityChecks::connections),
            Check.production("scalingFollowsTheLoad", AvailabilityChecks::load),
            Check.production("scalingDownIsSlow", AvailabilityChecks::scaleDown));

    private AvailabilityChecks() {}

    private static Stream<String> replicas(Manifests manifests) {
        return deployment(manifests)
                .map(one -> {
                    Integer fixed = one.getSpec().getReplicas();
                    Optional<Integer> scaled = scaling(manifests).map(HorizontalPodAutoscalerSpec::getMinReplicas);
                    boolean both = fixed != null && scaled.isPresent();
                    int least = fixed == null ? scaled.orElse(1) : fixed;
                    return unless(
                            least >= LEAST && !both,
                            "replicas " + fixed + ", scaled from " + scaled + ": one number of three at least");
                })
                .orElse(Stream.of("no Deployment sekisho"));
    }

    private static Stream<String> rollout(Manifests manifests) {
        return deployment(manifests).stream()
                .flatMap(one -> unless(
                        one.getSpec().getStrategy() != null
                                && one.getSpec().getStrategy().getType().equals("RollingUpdate")
                                && one.getSpec().getStrategy().getRollingUpdate() != null
                                && Integer.valueOf(0)
                                        .equals(one.getSpec()
                                                .getStrategy()
                                                .getRollingUpdate()
                                                .getMaxUnavailable()
                                                .getIntVal()),
                        "maxUnavailable must be 0"));
    }

    private static Stream<String> spread(Manifests manifests) {
        return manifests.replicas().flatMap(replicas -> {
            Set<String> keys = replicas.pod().getTopologySpreadConstraints().stream()
                    .map(TopologySpreadConstraint::getTopologyKey)
                    .collect(Collectors.toSet());
            Stream<String> lacking = unless(
                    keys.equals(Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")), "spread by " + keys);
            // Kubernetes counts nodes that take no pod as well, unless it is told not to
            return Stream.concat(
                    lacking,
                    replicas.pod().getTopologySpreadConstraints().stream()
                            .filter(one -> "DoNotSchedule".equals(one.getWhenUnsatisfiable()))
                            .filter(one -> !"Honor".equals(one.getNodeTaintsPolicy()))
                            .map(one -> one.getTopologyKey() + " counts nodes that take no pod"));
        });
    }

    private static Stream<String> budget(Manifests manifests) {
        return manifests
                .named(PodDisruptionBudget.class, "sekisho")
                .map(one -> unless(
                        one.getSpec().getMaxUnavailable() != null
                                && Integer.valueOf(1)
                                        .equals(one.getSpec()
                                                .getMaxUnavailable()
                                                .getIntVal()),
                        "maxUnavailable must be 1"))
                .orElse(Stream.of("no PodDisruptionBudget sekisho"));
    }

    private static Stream<String> connections(Manifests manifests) {
        int most = scaling(manifests)
                .map(HorizontalPodAutoscalerSpec::getMaxReplicas)
                .or(() -> deployment(manifests).map(one -> one.getSpec().getReplicas()))
                .orElse(1);
        int surge = deployment(manifests)
                .map(one -> one.getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxSurge()
                        .getIntVal())
                .orElse(1);
        int pool = Integer.parseInt(manifests.settings().getOrDefault("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "16"));
        int needed = (most + surge) * (pool + OF_A_START) + RESERVE;
        return manifests
                .all(CloudNativePg.Cluster.class)
                .map(one ->
                        Integer.parseInt(one.spec().postgresql().parameters().getOrDefault("max_connections", "100")))
                .filter(offered -> needed > offered)
                .map(offered -> needed + " connections are needed, the database offers " + offered);
    }

    private static Stream<String> load(Manifests manifests) {
        return scaling(manifests)
                .map(spec -> unless(
                        spec.getScaleTargetRef().getKind().equals("Deployment")
                                && spec.getScaleTargetRef().getName().equals("sekisho")
                                && spec.getMetrics().stream()
                                        .anyMatch(metric -> metric.getResource() != null
                                                && metric.getResource()
                                                        .getName()
                                                        .equals("cpu")),
                        "must follow the CPU of the Deployment sekisho"))
                .orElse(Stream.of("no HorizontalPodAutoscaler"));
    }

    private static Stream<String> scaleDown(Manifests manifests) {
        return scaling(manifests).stream()
                .flatMap(spec -> unless(
                        spec.getBehavior() != null
                                && spec.getBehavior().getScaleDown() != null
                                && spec.getBehavior().getScaleDown().getStabilizationWindowSeconds() != null
                                && spec.getBehavior().getScaleDown().getStabilizationWindowSeconds() >= 300,
                        "five minutes of quiet at least"));
    }

    private static Optional<Deployment> deployment(Manifests manifests) {
        return manifests.named(Deployment.class, "sekisho");
    }

    private static Optional<HorizontalPodAutoscalerSpec> scaling(Manifests manifests) {
        return manifests.all(HorizontalPodAutoscaler.class).findFirst().map(HorizontalPodAutoscaler::getSpec);
    }
}
