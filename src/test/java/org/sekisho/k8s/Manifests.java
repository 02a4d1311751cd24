package org.sekisho.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All objects of one rendering, typed, and what could not be read. */
record Manifests(List<Object> objects, List<String> unreadable) {

    /** Where CloudNativePG puts the authority of its cluster. */
    private static final Set<String> AUTHORITY = Set.of("ca.crt", "ca.key");

    private static final Set<String> TLS = Set.of("tls.crt", "tls.key", "ca.crt");

    static Manifests of(List<ObjectNode> documents) {
        List<Object> objects = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (ObjectNode document : documents) {
            try {
                objects.add(StrictModels.read(document));
            } catch (JsonProcessingException e) {
                unreadable.add(Documents.title(document) + ": " + e.getOriginalMessage());
            }
        }
        return new Manifests(objects, unreadable);
    }

    <T> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The object of that kind and name; a check that needs it gives its absence as the finding. */
    <T> Optional<T> named(Class<T> kind, String name) {
        return all(kind)
                .filter(object -> metadata(object).getName().equals(name))
                .findFirst();
    }

    static ObjectMeta metadata(Object object) {
        return object instanceof Named named ? named.metadata() : ((HasMetadata) object).getMetadata();
    }

    Stream<Workload> workloads() {
        return Stream.concat(
                all(Deployment.class)
                        .map(one -> new Workload(
                                "Deployment/" + metadata(one).getName(),
                                one.getSpec().getTemplate())),
                all(Job.class)
                        .map(one -> new Workload(
                                "Job/" + metadata(one).getName(), one.getSpec().getTemplate())));
    }

    Stream<Workload> replicas() {
        return workloads().filter(workload -> workload.title().equals("Deployment/sekisho"));
    }

    Stream<Workload> migration() {
        return workloads().filter(workload -> workload.title().equals("Job/sekisho-migration"));
    }

    Map<String, String> configMap(String name) {
        return named(ConfigMap.class, name).map(ConfigMap::getData).orElse(Map.of());
    }

    /** The generated ConfigMap of settings that the replicas get as environment. */
    Map<String, String> settings() {
        return replicas()
                .flatMap(workload -> workload.container().getEnvFrom().stream())
                .filter(from -> from.getConfigMapRef() != null)
                .map(from -> configMap(from.getConfigMapRef().getName()))
                .findFirst()
                .orElse(Map.of());
    }

    String setting(String name) {
        return settings().getOrDefault(name, "");
    }

    /** The keys of a Secret that somebody makes; empty when nobody does. */
    Set<String> secretKeys(String name) {
        return Stream.of(
                        all(ExternalSecrets.ExternalSecret.class)
                                .filter(one -> one.spec().target().name().equals(name))
                                .map(Manifests::keys),
                        all(CertManager.Certificate.class)
                                .filter(one -> one.spec().secretName().equals(name))
                                .map(one -> TLS),
                        all(CloudNativePg.Cluster.class)
                                .filter(one -> (one.metadata().getName() + "-ca").equals(name))
                                .map(one -> AUTHORITY))
                .flatMap(keys -> keys)
                .findFirst()
                .orElse(Set.of());
    }

    private static Set<String> keys(ExternalSecrets.ExternalSecret secret) {
        var template = secret.spec().target().template();
        return template == null
                ? Set.copyOf(secret.spec().data().stream()
                        .map(ExternalSecrets.Data::secretKey)
                        .toList())
                : template.data().keySet();
    }
}
