package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which listener is behind which Service, and which Service can be reached from outside. */
final class ServiceChecks {

    static final List<Check> ALL = List.of(
            Check.of("servicesLeadToTheirListener", ServiceChecks::services),
            Check.of("managementIsBehindNoService", ServiceChecks::management),
            Check.of("onlyTheDirectoryServiceIsPublished", ServiceChecks::types),
            Check.production("directorysTlsIsPassedThrough", ServiceChecks::directory));

    private ServiceChecks() {}

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
                .filter(ServiceChecks::isManagement)
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
