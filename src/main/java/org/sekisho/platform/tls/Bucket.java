package org.sekisho.platform.tls;

import java.util.Locale;

/** The sets of TLS files that Sekisho uses, by their names in Quarkus' TLS registry. */
public enum Bucket {
    /** Ours towards browsers and merchants. */
    PUBLIC("public"),
    /** Ours towards directory servers, and whose certificates we believe. */
    DIRECTORY("directory"),
    /** Ours as a client of directory servers, and whose certificates we believe there. */
    DIRECTORY_CLIENT("directory-client");

    private final String registered;

    Bucket(String registered) {
        this.registered = registered;
    }

    /** The name in the registry and in its settings. */
    public String registered() {
        return registered;
    }

    /** How the environment variables of its settings begin. */
    public String variables() {
        return "QUARKUS_TLS__" + registered.toUpperCase(Locale.ROOT).replace('-', '_') + "__";
    }
}
