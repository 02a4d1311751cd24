package org.sekisho.platform.tls;

import java.util.Locale;

/** The sets of TLS files that Sekisho uses, by their names in Quarkus' TLS registry. */
public enum Bucket {
    /** Ours towards browsers and merchants. */
    PUBLIC("public"),
    /** Ours towards directory servers, and whose certificates we believe. */
    DIRECTORY("directory"),
    /** Ours as a client of directory servers, and whose certificates we believe there. */
    DIRECTORY_CLIENT("directory-client"),
    /** Ours as a client of fraud-scoring providers, and whose certificates we believe there. */
    SCORING("scoring"),
    /** Ours as a client of a gateway that makes authentication values, and whose certificates we believe there. */
    VALUE("value");

    private final String registered;

    Bucket(String registered) {
        this.registered = registered;
    }

    /** The name in the registry and in its settings. */
    public String registered() {
        return registered;
    }

    /** The setting that says where one of its files is. */
    public String setting(String file) {
        return "sekisho.tls." + registered + "." + file;
    }

    /** The environment variable of that setting. */
    public String variable(String file) {
        return setting(file).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
