package org.sekisho.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/** external-secrets.io/v1: where secrets are kept, and which Secrets are made of them. */
final class ExternalSecrets {

    private ExternalSecrets() {}

    record SecretStore(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @JsonProperty(required = true) StoreSpec spec) implements Named {}

    record StoreSpec(@JsonProperty(required = true) Provider provider) {}

    record Provider(@JsonProperty(required = true) Vault vault) {}

    record Vault(
            @JsonProperty(required = true) String server,
            String path,
            String version,
            @JsonProperty(required = true) Auth auth) {}

    record Auth(@JsonProperty(required = true) KubernetesAuth kubernetes) {}

    record KubernetesAuth(String mountPath, String role, NameRef serviceAccountRef) {}

    record NameRef(@JsonProperty(required = true) String name) {}

    record ExternalSecret(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @JsonProperty(required = true) Spec spec) implements Named {}

    record Spec(
            String refreshInterval,
            @JsonProperty(required = true) StoreRef secretStoreRef,
            @JsonProperty(required = true) Target target,
            @JsonProperty(required = true) List<Data> data) {}

    record StoreRef(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}

    record Target(
            @JsonProperty(required = true) String name,
            String creationPolicy,
            String deletionPolicy,
            Template template) {}

    record Template(String type, TemplateMetadata metadata, Map<String, String> data) {}

    record TemplateMetadata(Map<String, String> labels) {}

    record Data(
            @JsonProperty(required = true) String secretKey,
            @JsonProperty(required = true) RemoteRef remoteRef) {}

    record RemoteRef(@JsonProperty(required = true) String key, String property) {}
}
