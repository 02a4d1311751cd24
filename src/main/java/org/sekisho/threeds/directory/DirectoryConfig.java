package org.sekisho.threeds.directory;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** Where directory servers reach us. */
@ConfigMapping(prefix = "sekisho.directory")
interface DirectoryConfig {

    /** A port of its own for mutual TLS, so that no browser is ever asked for a certificate; unset means none. */
    OptionalInt port();
}
