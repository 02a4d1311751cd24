package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.k8s.CertManager.Certificate;
import org.sekisho.k8s.CertManager.Issuer;
import org.sekisho.k8s.ExternalSecrets.ExternalSecret;
import org.sekisho.k8s.ExternalSecrets.SecretStore;

/** Every name that one object has for another leads somewhere, and every selector meets a pod. */
final class ReferenceChecks {

    static final List<Check> ALL = List.of(
            Check.of("secretsAreMadeBySomebody", SecretReferences::unmade),
            Check.of("secretKeysExist", SecretReferences::withoutKey),
            Check.of("configMapsExist", ReferenceChecks::configMaps),
            Check.of("serviceAccountsExist", ReferenceChecks::accounts),
            Check.of("storesExist", ReferenceChecks::stores),
            Check.of("issuersExist", ReferenceChecks::issuers),
            Check.of("servicesExist", ReferenceChecks::services),
            Check.of("portNamesExist", ReferenceChecks::ports),
            Check.of("selectorsMeetPods", Selectors::withoutPods),
            Check.of("volumesExist", ReferenceChecks::volumes),
            Check.of("objectsAreInTheNamespace", ReferenceChecks::namespaces));

    private ReferenceChecks() {}

    private static Stream<String> configMaps(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                        workload.container().getEnvFrom().stream()
                                .filter(from -> from.getConfigMapRef() != null)
                                .map(from -> from.getConfigMapRef().getName()),
                        workload.pod().getVolumes().stream()
                                .filter(volume -> volume.getConfigMap() != null)
                                .map(volume -> volume.getConfigMap().getName())))
                .filter(name -> manifests.named(ConfigMap.class, name).isEmpty());
    }

    private static Stream<String> accounts(Manifests manifests) {
        return Stream.concat(
                        manifests
                                .workloads()
                                .map(workload -> String.valueOf(workload.pod().getServiceAccountName())),
                        Stream.concat(
                                manifests.all(SecretStore.class).map(store -> store.spec()
                                        .provider()
                                        .vault()
                                        .auth()
                                        .kubernetes()
                                        .serviceAccountRef()
                                        .name()),
                                manifests
                                        .all(Issuer.class)
                                        .filter(issuer -> issuer.spec().vault() != null)
                                        .map(issuer -> issuer.spec()
                                                .vault()
                                                .auth()
                                                .kubernetes()
                                                .serviceAccountRef()
                                                .name())))
                .filter(name -> manifests.named(ServiceAccount.class, name).isEmpty());
    }

    private static Stream<String> stores(Manifests manifests) {
        return manifests
                .all(ExternalSecret.class)
                .map(one -> one.spec().secretStoreRef().name())
                .filter(name -> manifests.named(SecretStore.class, name).isEmpty());
    }

    private static Stream<String> issuers(Manifests manifests) {
        return manifests
                .all(Certificate.class)
                .map(one -> one.spec().issuerRef().name())
                .filter(name -> manifests.named(Issuer.class, name).isEmpty());
    }

    private static Stream<String> services(Manifests manifests) {
        return manifests
                .all(HTTPRoute.class)
                .flatMap(route -> route.getSpec().getRules().stream())
                .flatMap(rule -> rule.getBackendRefs().stream())
                .filter(backend -> manifests.named(Service.class, backend.getName()).stream()
                        .flatMap(service -> service.getSpec().getPorts().stream())
                        .noneMatch(port -> port.getPort().equals(backend.getPort())))
                .map(backend -> backend.getName() + ":" + backend.getPort());
    }

    private static Stream<String> ports(Manifests manifests) {
        Set<String> names = manifests
                .replicas()
                .flatMap(workload -> workload.container().getPorts().stream())
                .map(port -> port.getName())
                .collect(Collectors.toSet());
        return manifests.all(Service.class).flatMap(service -> service.getSpec().getPorts().stream()
                .filter(port ->
                        !names.contains(String.valueOf(port.getTargetPort().getValue())))
                .map(port -> service.getMetadata().getName() + " leads to "
                        + port.getTargetPort().getValue()));
    }

    private static Stream<String> volumes(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.container().getVolumeMounts().stream()
                .filter(mount -> workload.pod().getVolumes().stream()
                        .noneMatch(volume -> volume.getName().equals(mount.getName())))
                .map(mount -> workload.title() + " " + mount.getName()));
    }

    private static Stream<String> namespaces(Manifests manifests) {
        Set<String> names = manifests
                .all(Namespace.class)
                .map(one -> one.getMetadata().getName())
                .collect(Collectors.toSet());
        return manifests.objects().stream()
                .filter(object -> !(object instanceof Namespace))
                .map(Manifests::metadata)
                .filter(metadata -> !names.contains(String.valueOf(metadata.getNamespace())))
                .flatMap(metadata -> unless(false, metadata.getName() + " is in " + metadata.getNamespace()));
    }
}
