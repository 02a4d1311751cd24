package org.sekisho.k8s;

import static org.sekisho.k8s.Check.unless;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.k8s.CertManager.Certificate;

/** Certificates for every name and every side, renewed by themselves, where Sekisho looks for them. */
final class CertificateChecks {
    private static final List<String> FILES = List.of(
            "SEKISHO_TLS_PUBLIC_CERT",
            "SEKISHO_TLS_PUBLIC_KEY",
            "SEKISHO_TLS_DIRECTORY_CERT",
            "SEKISHO_TLS_DIRECTORY_KEY",
            "SEKISHO_TLS_DIRECTORY_CA",
            "SEKISHO_TLS_DIRECTORY_CLIENT_CERT",
            "SEKISHO_TLS_DIRECTORY_CLIENT_KEY",
            "SEKISHO_TLS_DIRECTORY_CLIENT_CA");
    private static final Map<String, String> USAGES = Map.of(
            "sekisho-public-tls", "server auth",
            "sekisho-directory-tls", "server auth",
            "sekisho-directory-client-tls", "client auth");

    static final List<Check> ALL = List.of(
            Check.of("publicNamesAreCertified", CertificateChecks::names),
            Check.of("cardholdersComeToAPublishedName", CertificateChecks::publicUrl),
            Check.of("certificatesHaveTheirUse", CertificateChecks::usages),
            Check.of("keysAreNewAtEachRenewal", CertificateChecks::rotation),
            Check.of("bothDirectorySidesHaveOneAuthority", CertificateChecks::authorities),
            Check.of("tlsFilesAreMounted", CertificateChecks::files),
            Check.of("directoryServersAreNamed", CertificateChecks::directories));

    private CertificateChecks() {}

    private static Stream<String> names(Manifests manifests) {
        Set<String> certified = issuedFor(manifests, "sekisho-public-tls")
                .flatMap(one -> one.spec().dnsNames().stream())
                .collect(Collectors.toSet());
        return hostnames(manifests).filter(name -> !certified.contains(name));
    }

    private static Stream<String> hostnames(Manifests manifests) {
        return manifests
                .all(Gateway.class)
                .flatMap(gateway -> gateway.getSpec().getListeners().stream())
                .map(Listener::getHostname)
                .filter(Objects::nonNull);
    }

    private static Stream<String> publicUrl(Manifests manifests) {
        String host = manifests.setting("SEKISHO_PUBLIC_URL").replace("https://", "");
        return unless(hostnames(manifests).anyMatch(host::equals), "no listener for " + host);
    }

    private static Stream<String> usages(Manifests manifests) {
        return USAGES.entrySet().stream()
                .filter(expected -> issuedFor(manifests, expected.getKey())
                        .noneMatch(one -> one.spec().usages() != null
                                && one.spec().usages().contains(expected.getValue())))
                .map(expected -> expected.getKey() + " is not for " + expected.getValue());
    }

    private static Stream<String> rotation(Manifests manifests) {
        return USAGES.keySet().stream()
                .flatMap(secret -> issuedFor(manifests, secret))
                .filter(one -> !"Always".equals(one.spec().privateKey().rotationPolicy()))
                .map(one -> one.metadata().getName());
    }

    private static Stream<String> authorities(Manifests manifests) {
        Set<String> issuers = Stream.of("sekisho-directory-tls", "sekisho-directory-client-tls")
                .flatMap(secret -> issuedFor(manifests, secret))
                .map(one -> one.spec().issuerRef().name())
                .collect(Collectors.toSet());
        return unless(issuers.equals(Set.of("sekisho-scheme")), "signed by " + issuers);
    }

    private static Stream<String> files(Manifests manifests) {
        return manifests.replicas().flatMap(replicas -> {
            Set<String> mounted = replicas.mountedFiles(manifests);
            return FILES.stream()
                    .filter(setting -> !mounted.contains(manifests.setting(setting)))
                    .map(setting -> setting + " is '" + manifests.setting(setting) + "', which is mounted nowhere");
        });
    }

    /** Without a name and a subject the listener of directory servers refuses to start. */
    private static Stream<String> directories(Manifests manifests) {
        return Stream.of("SUBJECT", "HOSTS").filter(what -> manifests.settings().keySet().stream()
                .noneMatch(setting -> setting.matches("SEKISHO_DIRECTORIES_\\w+_" + what)));
    }

    private static Stream<Certificate> issuedFor(Manifests manifests, String secret) {
        return manifests
                .all(Certificate.class)
                .filter(one -> one.spec().secretName().equals(secret));
    }
}
