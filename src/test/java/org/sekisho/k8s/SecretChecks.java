package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets come from outside, as files, to those who need them, readable by nobody else. */
final class SecretChecks {
    private static final int GROUP_MAY_READ = 0440;
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|passwd|secret|token|credential|api_?key|private_?key).*");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("//[^/@\\s]*:[^/@\\s]+@");
    private static final Pattern ASSIGNED = Pattern.compile("(?im)^\\s*\\S*(password|secret|token)\\s*[=:]\\s*\\S+");

    static final List<Check> ALL = List.of(
            Check.of("environmentHoldsNoSecret", SecretChecks::environment),
            Check.of("configMapsHoldNoSecret", SecretChecks::configMaps),
            Check.of("secretFilesAreReadableByUsOnly", SecretChecks::modes),
            Check.of("secretMountsAreReadOnly", SecretChecks::mounts),
            Check.of("keysAreAMountedFile", SecretChecks::keys),
            Check.of("configurationFilesAreMounted", SecretChecks::locations),
            Check.of("authoritysKeyIsNotMounted", SecretChecks::authority),
            Check.of("migrationHasNoKeys", SecretChecks::migration));

    private SecretChecks() {}

    private static Stream<String> environment(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.containers().stream()
                .flatMap(container -> Stream.concat(
                        container.getEnvFrom().stream()
                                .filter(from -> from.getSecretRef() != null)
                                .map(from -> workload.title() + " takes all of "
                                        + from.getSecretRef().getName()),
                        container.getEnv().stream()
                                .filter(SecretChecks::isSecret)
                                .map(variable -> workload.title() + " " + variable.getName()))));
    }

    private static boolean isSecret(EnvVar variable) {
        boolean fromSecret =
                variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null;
        String value = variable.getValue() == null ? "" : variable.getValue();
        return fromSecret
                || SECRET_NAME.matcher(variable.getName()).matches()
                || PASSWORD_IN_URL.matcher(value).find();
    }

    private static Stream<String> configMaps(Manifests manifests) {
        return manifests.all(ConfigMap.class).flatMap(map -> map.getData().entrySet().stream()
                .filter(entry -> SECRET_NAME.matcher(entry.getKey()).matches()
                        || PASSWORD_IN_URL.matcher(entry.getValue()).find()
                        || ASSIGNED.matcher(entry.getValue()).find())
                .map(entry -> map.getMetadata().getName() + " " + entry.getKey()));
    }

    private static Stream<String> modes(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.pod().getVolumes().stream()
                .filter(SecretChecks::isSecret)
                .filter(volume -> !Objects.equals(mode(volume), GROUP_MAY_READ))
                .map(volume -> workload.title() + " " + volume.getName()));
    }

    private static boolean isSecret(Volume volume) {
        return volume.getSecret() != null || volume.getProjected() != null;
    }

    private static Integer mode(Volume volume) {
        return volume.getSecret() != null
                ? volume.getSecret().getDefaultMode()
                : volume.getProjected().getDefaultMode();
    }

    private static Stream<String> mounts(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.container().getVolumeMounts().stream()
                .filter(mount -> !mount.getMountPath().equals("/tmp"))
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .map(mount -> workload.title() + " " + mount.getMountPath()));
    }

    private static Stream<String> keys(Manifests manifests) {
        String file = manifests.setting("SEKISHO_KEYS_FILE");
        return manifests
                .replicas()
                .filter(replicas -> !replicas.mountedFiles(manifests).contains(file))
                .map(replicas -> "SEKISHO_KEYS_FILE is '" + file + "', which is mounted nowhere");
    }

    private static Stream<String> locations(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> {
            Set<String> mounted = workload.mountedFiles(manifests);
            return Arrays.stream(workload.variable("QUARKUS_CONFIG_LOCATIONS").split(","))
                    .filter(file -> !mounted.contains(file))
                    .map(file -> workload.title() + " reads '" + file + "', which is mounted nowhere");
        });
    }

    private static Stream<String> authority(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.mountedFiles(manifests).stream()
                .filter(file -> file.endsWith("/ca.key"))
                .map(file -> workload.title() + " " + file));
    }

    private static Stream<String> migration(Manifests manifests) {
        return manifests
                .migration()
                .flatMap(workload -> unless(
                        workload.mountedFiles(manifests).stream().noneMatch(file -> file.endsWith("keys.json")),
                        "the migration needs no keys"));
    }
}
