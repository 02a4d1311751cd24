package org.sekisho.testkit;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as an operator would write them, with all defaults. */
public final class Settings {

    private Settings() {}

    /** What the code sees of these settings. */
    public static <T> T of(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(mapping)
                .withDefaultValues(settings)
                // those of other mappings may stand beside them
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(mapping);
    }
}
