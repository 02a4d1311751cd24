package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing moves unless a policy names from where, to where and on which port. */
final class NetworkChecks {
    private static final Set<String> DESTINATIONS = Set.of(
            "sekisho-to-database",
            "sekisho-to-directory",
            "sekisho-to-scoring",
            "sekisho-to-messages",
            "sekisho-to-webhooks");

    static final List<Check> ALL = List.of(
            Check.of("everythingIsDeniedFirst", NetworkChecks::deny),
            Check.of("entriesNameWhoMayCome", NetworkChecks::entries),
            Check.of("exitsNameWhereTo", NetworkChecks::exits),
            Check.of("eachListenerHasItsCallers", NetworkChecks::listeners),
            Check.of("everyPartnerHasItsExit", NetworkChecks::partners),
            Check.of("namesCanBeResolved", NetworkChecks::names),
            Check.of("webhooksCannotReachInside", Everywhere::reachingInside),
            Check.of("databaseIsReachedByOursOnly", NetworkChecks::database));

    private NetworkChecks() {}

    private static Stream<String> deny(Manifests manifests) {
        return unless(
                manifests
                        .all(NetworkPolicy.class)
                        .map(NetworkPolicy::getSpec)
                        .anyMatch(spec -> spec.getPodSelector().getMatchLabels().isEmpty()
                                && spec.getPodSelector().getMatchExpressions().isEmpty()
                                && Set.copyOf(spec.getPolicyTypes()).equals(Set.of("Ingress", "Egress"))
                                && spec.getIngress().isEmpty()
                                && spec.getEgress().isEmpty()),
                "no policy denies both directions for all pods");
    }

    private static Stream<String> entries(Manifests manifests) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getIngress().stream()
                        .anyMatch(rule -> isOpen(rule.getFrom(), rule.getPorts())
                                || rule.getFrom().stream().anyMatch(Everywhere::is)))
                .map(policy -> policy.getMetadata().getName());
    }

    private static Stream<String> exits(Manifests manifests) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy ->
                        policy.getSpec().getEgress().stream().anyMatch(rule -> isOpen(rule.getTo(), rule.getPorts())))
                .map(policy -> policy.getMetadata().getName());
    }

    private static boolean isOpen(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        return peers.isEmpty()
                || ports.isEmpty()
                || ports.stream().anyMatch(port -> port.getPort() == null)
                || peers.stream().anyMatch(NetworkChecks::isEverybody);
    }

    private static boolean isEverybody(NetworkPolicyPeer peer) {
        boolean anyNamespace = peer.getNamespaceSelector() != null
                && peer.getNamespaceSelector().getMatchLabels().isEmpty();
        boolean anyPod = peer.getPodSelector() != null
                && peer.getPodSelector().getMatchLabels().isEmpty();
        return anyNamespace || (anyPod && peer.getNamespaceSelector() == null);
    }

    private static Stream<String> listeners(Manifests manifests) {
        return Map.of("sekisho-from-gateway", 8443, "sekisho-from-directory", 8444, "sekisho-from-monitoring", 9000)
                .entrySet()
                .stream()
                .flatMap(expected -> manifests
                        .named(NetworkPolicy.class, expected.getKey())
                        .map(policy -> unless(
                                ports(policy).equals(Set.of(expected.getValue())),
                                expected.getKey() + " opens " + ports(policy)))
                        .orElse(Stream.of("no " + expected.getKey())));
    }

    private static Set<Integer> ports(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> partners(Manifests manifests) {
        return DESTINATIONS.stream()
                .filter(name -> manifests.named(NetworkPolicy.class, name).isEmpty());
    }

    private static Stream<String> names(Manifests manifests) {
        return unless(
                manifests
                        .all(NetworkPolicy.class)
                        .filter(policy -> policy.getSpec()
                                .getPodSelector()
                                .getMatchLabels()
                                .isEmpty())
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .anyMatch(rule -> rule.getPorts().stream()
                                .anyMatch(port -> Integer.valueOf(53)
                                                .equals(port.getPort().getIntVal())
                                        && "UDP".equals(port.getProtocol()))),
                "no policy lets all pods ask DNS");
    }

    private static Stream<String> database(Manifests manifests) {
        return manifests
                .named(NetworkPolicy.class, "database")
                .map(policy -> policy.getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getFrom().stream())
                        .filter(peer -> peer.getIpBlock() != null)
                        .map(peer -> "open to " + peer.getIpBlock().getCidr()))
                .orElse(Stream.of("no policy for the pods of the database"));
    }
}
