package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicy;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be reached from outside, by which way. */
final class EntryChecks {
    /** The routes and all that each may let through. */
    private static final Map<String, Set<String>> PATHS =
            Map.of("sekisho-challenge", Set.of("/challenge"), "sekisho-api", Set.of("/v1", "/oauth2"));

    static final List<Check> ALL = List.of(
            Check.of("servicesLeadToTheirListener", EntryChecks::services),
            Check.of("managementIsBehindNoService", EntryChecks::management),
            Check.of("onlyTheDirectoryServiceIsPublished", EntryChecks::types),
            Check.of("routesLetListedPathsThrough", EntryChecks::paths),
            Check.of("routesLeadToThePublicService", EntryChecks::backends),
            Check.of("routesAreBoundToTheirListener", EntryChecks::listeners),
            Check.of("gatewayTakesHttpsOnly", EntryChecks::gateway),
            Check.of("gatewayEncryptsAgain", EntryChecks::encryption),
            Check.production("directorysTlsIsPassedThrough", EntryChecks::directory));

    private EntryChecks() {}

    private static Stream<String> services(Manifests manifests) {
        return Map.of("sekisho", "https", "sekisho-directory", "directory").entrySet().stream()
                .flatMap(expected -> manifests
                        .named(Service.class, expected.getKey())
                        .map(service -> unless(
                                targets(service).equals(List.of(expected.getValue())),
                                expected.getKey() + " leads to " + targets(service)))
                        .orElse(Stream.of("no Service " + expected.getKey())));
    }

    private static List<String> targets(Service service) {
        return service.getSpec().getPorts().stream()
                .map(port -> String.valueOf(port.getTargetPort().getValue()))
                .toList();
    }

    private static Stream<String> management(Manifests manifests) {
        return manifests.all(Service.class).flatMap(service -> service.getSpec().getPorts().stream()
                .filter(EntryChecks::isManagement)
                .map(port -> service.getMetadata().getName()));
    }

    private static boolean isManagement(ServicePort port) {
        Object target = port.getTargetPort() == null
                ? port.getPort()
                : port.getTargetPort().getValue();
        return Set.of("management", "9000").contains(String.valueOf(target));
    }

    private static Stream<String> types(Manifests manifests) {
        return manifests
                .all(Service.class)
                .filter(service -> !"ClusterIP".equals(service.getSpec().getType()))
                .filter(service -> !service.getMetadata().getName().equals("sekisho-directory")
                        || !"LoadBalancer".equals(service.getSpec().getType()))
                .map(service -> service.getMetadata().getName() + " is a "
                        + service.getSpec().getType());
    }

    private static Stream<String> paths(Manifests manifests) {
        return manifests.all(HTTPRoute.class).flatMap(route -> {
            String name = route.getMetadata().getName();
            Set<String> let = new TreeSet<>();
            route.getSpec().getRules().forEach(rule -> {
                if (rule.getMatches().isEmpty()) {
                    let.add("everything");
                }
                rule.getMatches()
                        .forEach(match -> let.add(
                                match.getPath() == null
                                        ? "everything"
                                        : String.valueOf(match.getPath().getValue())));
            });
            return unless(let.equals(PATHS.get(name)), name + " lets through " + let);
        });
    }

    private static Stream<String> backends(Manifests manifests) {
        return manifests.all(HTTPRoute.class).flatMap(route -> route.getSpec().getRules().stream()
                .flatMap(rule -> rule.getBackendRefs().stream())
                .filter(backend -> !isPublicService(backend))
                .map(backend -> route.getMetadata().getName() + " leads to " + backend.getName()));
    }

    private static boolean isPublicService(HTTPBackendRef backend) {
        return "sekisho".equals(backend.getName()) && Integer.valueOf(443).equals(backend.getPort());
    }

    private static Stream<String> listeners(Manifests manifests) {
        return manifests.all(HTTPRoute.class).flatMap(route -> route.getSpec().getParentRefs().stream()
                .filter(parent -> listeners(manifests, parent.getName())
                        .noneMatch(listener -> listener.getName().equals(parent.getSectionName())
                                && route.getSpec()
                                        .getHostnames()
                                        .equals(List.of(String.valueOf(listener.getHostname())))))
                .map(parent -> route.getMetadata().getName() + " at " + parent.getSectionName()));
    }

    private static Stream<Listener> listeners(Manifests manifests, String gateway) {
        return manifests.named(Gateway.class, gateway).stream()
                .flatMap(found -> found.getSpec().getListeners().stream());
    }

    private static Stream<String> gateway(Manifests manifests) {
        return listeners(manifests, "sekisho")
                .filter(listener -> !listener.getName().equals("http"))
                .filter(listener -> !"HTTPS".equals(listener.getProtocol())
                        || listener.getTls() == null
                        || listener.getTls().getCertificateRefs().isEmpty())
                .map(Listener::getName);
    }

    private static Stream<String> encryption(Manifests manifests) {
        return manifests
                        .all(BackendTLSPolicy.class)
                        .anyMatch(policy -> policy.getSpec().getTargetRefs().stream()
                                        .anyMatch(target -> target.getName().equals("sekisho")
                                                && "https".equals(target.getSectionName()))
                                && policy.getSpec()
                                        .getValidation()
                                        .getHostname()
                                        .equals(manifests
                                                .setting("SEKISHO_PUBLIC_URL")
                                                .replace("https://", "")))
                ? Stream.empty()
                : Stream.of("no BackendTLSPolicy looks at the name of the public certificate");
    }

    private static Stream<String> directory(Manifests manifests) {
        return manifests.named(Service.class, "sekisho-directory").stream()
                .flatMap(service -> unless(
                        "LoadBalancer".equals(service.getSpec().getType())
                                && "Local".equals(service.getSpec().getExternalTrafficPolicy())
                                && !service.getSpec()
                                        .getLoadBalancerSourceRanges()
                                        .isEmpty(),
                        "a load balancer that keeps addresses and lets only directory servers in"));
    }
}
