package org.sekisho.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether the stand-ins run, and whom they may call. */
@ConfigMapping(prefix = "sekisho.demo")
public interface DemoConfig {

    /** False answers 404 to every path under /demo and creates no table. Read at run time, so one package serves both. */
    @WithDefault("false")
    boolean enabled();

    /** False keeps no messages for timelines, so that load tests measure Sekisho and not the stand-ins. */
    @WithDefault("true")
    boolean recorded();

    /**
     * Origins besides our own to which the stand-in directory may forward results. The address comes from whoever
     * sent the request, so a free choice would let strangers post from inside our network.
     */
    Optional<List<URI>> serverOrigins();
}
