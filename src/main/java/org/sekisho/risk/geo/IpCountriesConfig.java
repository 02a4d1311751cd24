package org.sekisho.risk.geo;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the countries of IP addresses stand. */
@ConfigMapping(prefix = "sekisho.risk")
interface IpCountriesConfig {

    /** A database in MaxMind's format. Without one no country is known. */
    Optional<Path> ipCountriesFile();
}
