package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

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

/** What the gateway lets through, and to whom. */
final class EntryChecks {
    /** The routes and all that each may let through. */
    private static final Map<String, Set<String>> PATHS = Map.of(
            "sekisho-challenge",
            Set.of("/challenge", "/my", "/app", "/3ds/method", "/3ds/sdk"),
            "sekisho-api",
            Set.of("/v1", "/oauth2"));

    static final List<Check> ALL = List.of(
            Check.of("routesLetListedPathsThrough", EntryChecks::paths),
            Check.of("routesLeadToThePublicService", EntryChecks::backends),
            Check.of("routesAreBoundToTheirListener", EntryChecks::listeners),
            Check.of("gatewayTakesHttpsOnly", EntryChecks::gateway),
            Check.of("gatewayEncryptsAgain", EntryChecks::encryption));

    private EntryChecks() {}

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
}
