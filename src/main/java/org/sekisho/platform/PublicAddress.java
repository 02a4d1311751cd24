package org.sekisho.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.net.URI;

/** The address under which browsers, directory servers and merchants reach this installation. */
@ConfigMapping(prefix = "sekisho")
public interface PublicAddress {

    /** Base URL without a trailing slash; the same for every replica. */
    @WithName("public-url")
    URI base();

    /** The absolute URL of a path that begins with a slash. */
    default String of(String path) {
        return base() + path;
    }
}
