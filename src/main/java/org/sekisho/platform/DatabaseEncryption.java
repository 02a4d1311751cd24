package org.sekisho.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the connection to the database is encrypted, in the words of libpq: {@code sslmode} and {@code sslrootcert}. */
public record DatabaseEncryption(String mode, String rootCertificate) {

    static final DatabaseEncryption NONE = new DatabaseEncryption("disable", "");

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    static DatabaseEncryption parse(String setting, @Nullable String query) {
        String mode = "prefer";
        String rootCertificate = "";
        for (String parameter : (query == null ? "" : query).split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            switch (pair[0]) {
                case "" -> {}
                case "sslmode" -> mode = pair.length > 1 ? pair[1] : "";
                case "sslrootcert" -> rootCertificate = pair.length > 1 ? pair[1] : "";
                default ->
                    throw new StartRefused(setting + " has the parameter " + pair[0]
                            + ", but only sslmode and sslrootcert are understood.");
            }
        }
        return new DatabaseEncryption(mode, rootCertificate).checked(setting);
    }

    private DatabaseEncryption checked(String setting) {
        if (!MODES.contains(mode)) {
            throw new StartRefused(setting + " has an sslmode that does not exist: it is one of "
                    + "disable, allow, prefer, require, verify-ca, verify-full.");
        }
        if (verifies() && rootCertificate.isEmpty()) {
            throw new StartRefused(setting + " asks for sslmode=" + mode
                    + ", which needs sslrootcert=<file with the certificate of the authority> as well.");
        }
        return this;
    }

    String jdbcQuery() {
        return "?sslmode=" + mode + (rootCertificate.isEmpty() ? "" : "&sslrootcert=" + rootCertificate);
    }

    Map<String, String> reactiveProperties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("quarkus.datasource.reactive.postgresql.ssl-mode", mode);
        if (verifies()) {
            properties.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
            properties.put("quarkus.datasource.reactive.trust-certificate-pem.certs", rootCertificate);
        } else {
            // as libpq: these modes encrypt against listeners and do not ask who answers
            properties.put("quarkus.datasource.reactive.trust-all", "true");
        }
        if (mode.equals("verify-full")) {
            properties.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        }
        return properties;
    }

    private boolean verifies() {
        return mode.startsWith("verify");
    }
}
