package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Policies that open a way to all addresses, and what such a way has to leave out. */
final class Everywhere {
    /** Metadata services, private, shared and local networks, in both families. */
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "0.0.0.0/0",
            Set.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/4",
                    "240.0.0.0/4"),
            "::/0",
            Set.of("::/128", "::1/128", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8"));

    private Everywhere() {}

    static Stream<String> reachingInside(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).flatMap(policy -> policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(Everywhere::is)
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(block -> !leavesInsideOut(block))
                .map(block -> policy.getMetadata().getName() + " opens " + block.getCidr()));
    }

    private static boolean leavesInsideOut(IPBlock block) {
        return block.getExcept().containsAll(INSIDE.getOrDefault(block.getCidr(), Set.of("unknown network")))
                && block.getExcept().stream().noneMatch(Everywhere::isMapped);
    }

    /** The API server takes these for IPv4, so they lie in no IPv6 network, and it refuses the policy. No packet bears one. */
    private static boolean isMapped(String except) {
        return except.startsWith("::ffff:");
    }

    static boolean is(NetworkPolicyPeer peer) {
        return peer.getIpBlock() != null && peer.getIpBlock().getCidr().endsWith("/0");
    }
}
