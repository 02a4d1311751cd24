package org.sekisho.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;

/**
 * Gives every metric of a listener its tag {@code server.port}: Quarkus leaves it out where the system chose the port, and
 * Prometheus refuses one name with two sets of tags, which would stop a start that has listeners of both kinds.
 */
@Singleton
class PortTag implements MeterFilter {
    private static final String NAME = "server.port";
    private static final String LISTENER = "http.server.";
    private static final String REQUESTS = "http.server.requests";

    @Override
    public Meter.Id map(Meter.Id id) {
        boolean ofListener = id.getName().startsWith(LISTENER) && !id.getName().equals(REQUESTS);
        return ofListener && id.getTag(NAME) == null ? id.withTag(Tag.of(NAME, "any")) : id;
    }
}
