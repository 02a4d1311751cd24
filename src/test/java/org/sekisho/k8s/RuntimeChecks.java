package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a replica is watched, and how it ends. */
final class RuntimeChecks {
    private static final Map<String, Integer> PORTS = Map.of("https", 8443, "directory", 8444, "management", 9000);

    static final List<Check> ALL = List.of(
            Check.of("portsAreNamed", RuntimeChecks::ports),
            Check.of("startIsAwaited", probe(Container::getStartupProbe, "/q/health/started")),
            Check.of("livenessLeavesTheDatabaseOut", probe(Container::getLivenessProbe, "/q/health/live")),
            Check.of("readinessGoesThroughThePool", probe(Container::getReadinessProbe, "/q/health/ready")),
            Check.of("startIsGivenTwoMinutes", RuntimeChecks::patience),
            Check.of("shutdownFitsIntoTheGracePeriod", RuntimeChecks::shutdown),
            Check.of("listenersAreEncrypted", RuntimeChecks::encryption));

    private RuntimeChecks() {}

    private static Stream<String> ports(Manifests manifests) {
        return manifests.replicas().flatMap(replicas -> {
            Map<String, Integer> ports = new TreeMap<>();
            for (ContainerPort port : replicas.container().getPorts()) {
                ports.put(port.getName(), port.getContainerPort());
            }
            return unless(ports.equals(PORTS), "ports are " + ports);
        });
    }

    private static Function<Manifests, Stream<String>> probe(Function<Container, Probe> which, String path) {
        return manifests -> manifests.replicas().flatMap(replicas -> {
            Probe probe = which.apply(replicas.container());
            return unless(
                    probe != null
                            && probe.getHttpGet() != null
                            && path.equals(probe.getHttpGet().getPath())
                            && "management".equals(probe.getHttpGet().getPort().getStrVal()),
                    "must ask " + path + " on the port management");
        });
    }

    /** Half a minute for the database, half a minute for the tables, and a start. */
    private static Stream<String> patience(Manifests manifests) {
        return manifests
                .replicas()
                .map(replicas -> replicas.container().getStartupProbe())
                .filter(probe -> probe == null || probe.getPeriodSeconds() * probe.getFailureThreshold() < 120)
                .map(probe -> "the startup probe gives up too early");
    }

    private static Stream<String> shutdown(Manifests manifests) {
        return manifests.replicas().flatMap(replicas -> {
            Duration delay = seconds(manifests.setting("QUARKUS_SHUTDOWN_DELAY"));
            Duration timeout = seconds(manifests.setting("QUARKUS_SHUTDOWN_TIMEOUT"));
            Long grace = replicas.pod().getTerminationGracePeriodSeconds();
            return Stream.concat(
                    unless(delay.toSeconds() >= 5, "too short for the endpoint to leave all balancers"),
                    unless(
                            grace != null
                                    && delay.plus(timeout).plusSeconds(5).toSeconds() <= grace
                                    && !timeout.isZero(),
                            delay + " and " + timeout + " do not fit into " + grace + " s"));
        });
    }

    private static Duration seconds(String setting) {
        return setting.matches("\\d+s")
                ? Duration.parse("PT" + setting.toUpperCase(java.util.Locale.ROOT))
                : Duration.ZERO;
    }

    private static Stream<String> encryption(Manifests manifests) {
        return unless(
                manifests.setting("QUARKUS_HTTP_INSECURE_REQUESTS").equals("disabled")
                        && manifests.setting("QUARKUS_HTTP_SSL_PORT").equals("8443")
                        && manifests.setting("SEKISHO_DIRECTORY_PORT").equals("8444")
                        && manifests.setting("SEKISHO_PUBLIC_URL").startsWith("https://"),
                "settings must leave no plain listener");
    }
}
