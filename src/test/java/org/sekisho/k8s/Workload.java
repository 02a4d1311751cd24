package org.sekisho.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Something that starts pods of ours: the Deployment or the Job. */
record Workload(String title, PodTemplateSpec template) {

    PodSpec pod() {
        return template.getSpec();
    }

    List<Container> containers() {
        return Stream.concat(pod().getContainers().stream(), pod().getInitContainers().stream())
                .toList();
    }

    Container container() {
        return pod().getContainers().getFirst();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** The value of a variable of the first container that is written in the manifest itself. */
    String variable(String name) {
        return container().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Every file that mounts of Secrets and ConfigMaps bring into the first container, as far as the manifest names them. */
    Set<String> mountedFiles(Manifests manifests) {
        Set<String> files = new TreeSet<>();
        for (VolumeMount mount : container().getVolumeMounts()) {
            pod().getVolumes().stream()
                    .filter(volume -> volume.getName().equals(mount.getName()))
                    .flatMap(volume -> names(volume, manifests))
                    .forEach(name -> files.add(mount.getMountPath() + "/" + name));
        }
        return files;
    }

    private static Stream<String> names(Volume volume, Manifests manifests) {
        if (volume.getProjected() != null) {
            return volume.getProjected().getSources().stream()
                    .flatMap(source -> source.getSecret().getItems().stream())
                    .map(item -> item.getPath());
        }
        if (volume.getConfigMap() != null) {
            return manifests.configMap(volume.getConfigMap().getName()).keySet().stream();
        }
        if (volume.getSecret() != null) {
            var items = volume.getSecret().getItems();
            return items.isEmpty()
                    ? manifests.secretKeys(volume.getSecret().getSecretName()).stream()
                    : items.stream().map(item -> item.getPath());
        }
        return Stream.empty();
    }
}
