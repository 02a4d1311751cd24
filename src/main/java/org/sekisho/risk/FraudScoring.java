package org.sekisho.risk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The fraud-scoring provider: asked for every authentication, registered or not, unless the member stopped it. */
@Singleton
public class FraudScoring {

    private final GuardedScoring provider;
    private final MeterRegistry metrics;

    FraudScoring(GuardedScoring provider, MeterRegistry metrics) {
        this.provider = provider;
        this.metrics = metrics;
    }

    /** The provider's opinion; never fails. */
    public Uni<Assessment> assess(Question question) {
        Timer.Sample sample = Timer.start(metrics);
        return provider.score(question)
                .invoke(assessment -> sample.stop(metrics.timer(
                        "sekisho.scoring", "level", assessment.level().name())));
    }

    /** No opinion, because the member does not want to be talked about. */
    public Assessment notAsked() {
        return Assessment.unknown("not-asked");
    }
}
