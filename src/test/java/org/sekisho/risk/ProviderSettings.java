package org.sekisho.risk;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a provider as an operator would write them, with all defaults. */
final class ProviderSettings {

    private ProviderSettings() {}

    static ScoringConfig.Provider of(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        settings.put("sekisho.scoring.url", "http://127.0.0.1:1/score");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put("sekisho.scoring." + namesAndValues[i], namesAndValues[i + 1]);
        }
        ScoringConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(ScoringConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ScoringConfig.class);
        return requireNonNull(config.providers().get(ScoringConfig.UNNAMED));
    }
}
