package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Who names which Secret, and which of its keys. */
final class SecretReferences {

    private SecretReferences() {}

    /** A Secret and the keys that are asked of it. */
    private record Use(String secret, List<String> keys) {}

    static Stream<String> unmade(Manifests manifests) {
        return uses(manifests).map(Use::secret).distinct().filter(name -> manifests
                .secretKeys(name)
                .isEmpty());
    }

    static Stream<String> withoutKey(Manifests manifests) {
        return uses(manifests).flatMap(use -> use.keys().stream()
                .filter(key -> !manifests.secretKeys(use.secret()).contains(key))
                .map(key -> use.secret() + " has no " + key));
    }

    private static Stream<Use> uses(Manifests manifests) {
        return Stream.of(
                        manifests
                                .workloads()
                                .flatMap(workload -> workload.pod().getVolumes().stream())
                                .flatMap(SecretReferences::mounted),
                        manifests
                                .all(Gateway.class)
                                .flatMap(gateway -> gateway.getSpec().getListeners().stream())
                                .filter(listener -> listener.getTls() != null)
                                .flatMap(listener -> listener.getTls().getCertificateRefs().stream())
                                .map(reference -> new Use(reference.getName(), List.of("tls.crt", "tls.key"))),
                        manifests
                                .all(CertManager.Issuer.class)
                                .map(issuer -> issuer.spec().ca())
                                .filter(Objects::nonNull)
                                .map(authority -> new Use(authority.secretName(), List.of("tls.crt", "tls.key"))),
                        manifests.all(CloudNativePg.Cluster.class).flatMap(SecretReferences::ofDatabase))
                .flatMap(all -> all);
    }

    private static Stream<Use> mounted(Volume volume) {
        if (volume.getProjected() != null) {
            return volume.getProjected().getSources().stream()
                    .filter(source -> source.getSecret() != null)
                    .map(source -> new Use(
                            source.getSecret().getName(),
                            keys(source.getSecret().getItems())));
        }
        return volume.getSecret() == null
                ? Stream.empty()
                : Stream.of(new Use(
                        volume.getSecret().getSecretName(),
                        keys(volume.getSecret().getItems())));
    }

    private static List<String> keys(List<KeyToPath> items) {
        return items.stream().map(KeyToPath::getKey).toList();
    }

    private static Stream<Use> ofDatabase(CloudNativePg.Cluster cluster) {
        return Stream.concat(
                        Stream.of(cluster.spec().bootstrap().initdb().secret()),
                        cluster.spec().managed().roles().stream().map(CloudNativePg.Role::passwordSecret))
                .map(reference -> new Use(reference.name(), List.of("username", "password")));
    }
}
