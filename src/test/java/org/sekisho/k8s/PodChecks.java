package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a pod may do on its node: nothing that Sekisho does not need. */
final class PodChecks {
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9./-]+@sha256:[0-9a-f]{64}");
    private static final long FIRST_USER = 10_000;

    static final List<Check> ALL = List.of(
            Check.of(
                    "podsAreNotRoot",
                    pods(pod -> Boolean.TRUE.equals(security(pod).getRunAsNonRoot())
                            && isHigh(security(pod).getRunAsUser())
                            && isHigh(security(pod).getRunAsGroup())
                            && isHigh(security(pod).getFsGroup()))),
            Check.of(
                    "containersDoNotOverrideTheUser",
                    containers(one -> one.getSecurityContext() == null
                            || (one.getSecurityContext().getRunAsUser() == null
                                    && one.getSecurityContext().getRunAsNonRoot() == null))),
            Check.of(
                    "seccompIsTheRuntimesDefault",
                    pods(pod -> security(pod).getSeccompProfile() != null
                            && "RuntimeDefault"
                                    .equals(security(pod).getSeccompProfile().getType()))),
            Check.of(
                    "privilegesCannotGrow",
                    containers(one -> one.getSecurityContext() != null
                            && Boolean.FALSE.equals(one.getSecurityContext().getAllowPrivilegeEscalation())
                            && !Boolean.TRUE.equals(one.getSecurityContext().getPrivileged()))),
            Check.of(
                    "capabilitiesAreDropped",
                    containers(one -> one.getSecurityContext() != null
                            && one.getSecurityContext().getCapabilities() != null
                            && one.getSecurityContext()
                                    .getCapabilities()
                                    .getDrop()
                                    .equals(List.of("ALL"))
                            && one.getSecurityContext()
                                    .getCapabilities()
                                    .getAdd()
                                    .isEmpty())),
            Check.of(
                    "fileSystemIsReadOnly",
                    containers(one -> one.getSecurityContext() != null
                            && Boolean.TRUE.equals(one.getSecurityContext().getReadOnlyRootFilesystem()))),
            Check.of("temporaryFilesAreBounded", pods(PodChecks::hasBoundedTmp)),
            Check.of(
                    "nodeIsNotShared",
                    pods(pod -> !Boolean.TRUE.equals(pod.pod().getHostNetwork())
                            && !Boolean.TRUE.equals(pod.pod().getHostPID())
                            && pod.pod().getVolumes().stream().allMatch(volume -> volume.getHostPath() == null))),
            Check.of("imagesHaveNoMovingTag", containers(one -> isWithoutTag(one.getImage()))),
            Check.overlays("imagesAreNamedByDigest", containers(one -> DIGEST.matcher(one.getImage())
                    .matches())),
            Check.of("resourcesAreRequested", containers(one -> Set.of("cpu", "memory")
                    .equals(requests(one).keySet()))),
            Check.of("memoryIsLimited", containers(one -> limits(one).containsKey("memory"))),
            Check.of("cpuIsNotLimited", containers(one -> !limits(one).containsKey("cpu"))));

    private PodChecks() {}

    private static Function<Manifests, Stream<String>> pods(Predicate<Workload> holds) {
        return manifests -> manifests.workloads().filter(holds.negate()).map(Workload::title);
    }

    private static Function<Manifests, Stream<String>> containers(Predicate<Container> holds) {
        return manifests -> manifests.workloads().flatMap(workload -> workload.containers().stream()
                .filter(holds.negate())
                .map(container -> workload.title() + " " + container.getName()));
    }

    private static io.fabric8.kubernetes.api.model.PodSecurityContext security(Workload workload) {
        var given = workload.pod().getSecurityContext();
        return given == null ? new io.fabric8.kubernetes.api.model.PodSecurityContext() : given;
    }

    private static boolean isHigh(Long id) {
        return id != null && id >= FIRST_USER;
    }

    private static boolean hasBoundedTmp(Workload workload) {
        return workload.container().getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals("/tmp"))
                .flatMap(mount -> workload.pod().getVolumes().stream()
                        .filter(volume -> volume.getName().equals(mount.getName())))
                .anyMatch(volume ->
                        volume.getEmptyDir() != null && volume.getEmptyDir().getSizeLimit() != null);
    }

    private static boolean isWithoutTag(String image) {
        return !image.substring(image.lastIndexOf('/') + 1)
                .replaceFirst("@.*", "")
                .contains(":");
    }

    private static Map<String, Quantity> requests(Container container) {
        var resources = container.getResources();
        return resources == null || resources.getRequests() == null ? Map.of() : resources.getRequests();
    }

    private static Map<String, Quantity> limits(Container container) {
        var resources = container.getResources();
        return resources == null || resources.getLimits() == null ? Map.of() : resources.getLimits();
    }
}
