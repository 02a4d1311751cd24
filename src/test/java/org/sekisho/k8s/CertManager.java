package org.sekisho.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/** cert-manager.io/v1: who signs, and what is signed. */
final class CertManager {

    private CertManager() {}

    record Issuer(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @JsonProperty(required = true) IssuerSpec spec) implements Named {}

    record IssuerSpec(Acme acme, Vault vault, Authority ca, Map<String, Object> selfSigned) {}

    record Acme(
            @JsonProperty(required = true) String server,
            @JsonProperty(required = true) String email,
            @JsonProperty(required = true) NameRef privateKeySecretRef,
            @JsonProperty(required = true) List<Solver> solvers) {}

    record Solver(@JsonProperty(required = true) Http01 http01) {}

    record Http01(@JsonProperty(required = true) GatewayRoute gatewayHTTPRoute) {}

    record GatewayRoute(@JsonProperty(required = true) List<ParentRef> parentRefs) {}

    record ParentRef(
            String kind, @JsonProperty(required = true) String name, String sectionName) {}

    record Vault(
            @JsonProperty(required = true) String server,
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) VaultAuth auth) {}

    record VaultAuth(@JsonProperty(required = true) KubernetesAuth kubernetes) {}

    record KubernetesAuth(String mountPath, String role, NameRef serviceAccountRef) {}

    record Authority(@JsonProperty(required = true) String secretName) {}

    record NameRef(@JsonProperty(required = true) String name) {}

    record Certificate(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            @JsonProperty(required = true) CertificateSpec spec) implements Named {}

    record CertificateSpec(
            @JsonProperty(required = true) String secretName,
            String commonName,
            boolean isCA,
            List<String> dnsNames,
            List<String> usages,
            @JsonProperty(required = true) PrivateKey privateKey,
            @JsonProperty(required = true) IssuerRef issuerRef) {}

    record PrivateKey(String algorithm, int size, String rotationPolicy) {}

    record IssuerRef(
            String group,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}
}
