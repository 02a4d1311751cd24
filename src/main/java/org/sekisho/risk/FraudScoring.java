package org.sekisho.risk;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The fraud-scoring provider: asked for every authentication, registered or not, unless the member stopped it. */
@Singleton
public class FraudScoring {

    private final GuardedScoring provider;
    private final MeterRegistry metrics;
    private final Map<Level, Timer> answers = new EnumMap<>(Level.class);

    FraudScoring(GuardedScoring provider, MeterRegistry metrics) {
        this.provider = provider;
        this.metrics = metrics;
        for (Level level : Level.values()) {
            answers.put(level, metrics.timer("sekisho.scoring", "level", level.name()));
        }
    }

    /** The provider's opinion; never fails. */
    public Uni<Assessment> assess(Question question) {
        Timer.Sample sample = Timer.start(metrics);
        return provider.score(question)
                .invoke(assessment -> sample.stop(requireNonNull(answers.get(assessment.level()))));
    }

    /** No opinion, because the member does not want to be talked about. */
    public Assessment notAsked() {
        return Assessment.unknown("not-asked");
    }
}
