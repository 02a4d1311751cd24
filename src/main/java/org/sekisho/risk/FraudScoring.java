package org.sekisho.risk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.outbound.Partner;
import org.sekisho.platform.outbound.Partners;

/** The fraud-scoring providers: one is asked for every authentication, registered or not, unless the member stopped it. */
@Singleton
public class FraudScoring {

    /** Endings on their way out. What comes while there are more is dropped: a provider that hangs must not fill our memory. */
    private static final int MOST_ENDINGS = 256;

    private final Map<String, One> providers = new HashMap<>();
    private final MeterRegistry metrics;
    private final AtomicInteger endings = new AtomicInteger();

    private record One(GuardedProvider provider, Map<Level, Timer> answers, boolean listens) {}

    FraudScoring(ScoringConfig config, Partners partners, ObjectMapper mapper, MeterRegistry metrics) {
        this.metrics = metrics;
        config.providers().forEach((name, settings) -> providers.put(name, one(name, settings, partners, mapper)));
    }

    private One one(String name, ScoringConfig.Provider settings, Partners partners, ObjectMapper mapper) {
        Partner partner = partners.scoring(settings.connectTimeout());
        ScoringProvider provider =
                switch (settings.kind()) {
                    case JSON -> new JsonProvider(partner, settings, mapper);
                    case THREATMETRIX -> new ThreatMetrixProvider(partner, settings);
                };
        Map<Level, Timer> answers = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            answers.put(level, metrics.timer("sekisho.scoring", "provider", name, "level", level.name()));
        }
        boolean listens = settings.kind() == ScoringConfig.Kind.THREATMETRIX
                || settings.outcomeUrl().isPresent();
        return new One(new GuardedProvider(name, provider, settings, metrics), answers, listens);
    }

    /**
     * A provider's opinion; never fails.
     *
     * @param name     of the provider, as the issuer has it; absent for the one without a name
     * @param mayStill asked right before the question leaves
     */
    public Uni<Assessment> assess(@Nullable String name, Question question, BooleanSupplier mayStill) {
        One asked = providers.get(name == null ? ScoringConfig.UNNAMED : name);
        if (asked == null) {
            return Uni.createFrom().item(Assessment.unknown("not-configured"));
        }
        Timer.Sample sample = Timer.start(metrics);
        return asked.provider()
                .ask(question, mayStill)
                .invoke(assessment -> sample.stop(requireNonNull(asked.answers().get(assessment.level()))));
    }

    /** No opinion, because the member does not want to be talked about. */
    public Assessment notAsked() {
        return Assessment.unknown("not-asked");
    }

    /** Whether a provider wants to hear how authentications end. */
    public boolean listens(@Nullable String name) {
        One asked = providers.get(name == null ? ScoringConfig.UNNAMED : name);
        return asked != null && asked.listens();
    }

    /** Tells a provider how an authentication ended, best effort: never fails, and is given up when it does not work. */
    public Uni<Void> tell(@Nullable String name, Ending ending, BooleanSupplier mayStill) {
        One told = providers.get(name == null ? ScoringConfig.UNNAMED : name);
        if (told == null || endings.get() >= MOST_ENDINGS) {
            count("dropped");
            return Uni.createFrom().voidItem();
        }
        endings.incrementAndGet();
        return told.provider()
                .tell(ending, mayStill)
                .onTermination()
                .invoke(endings::decrementAndGet)
                .invoke(() -> count("told"))
                .onFailure()
                .recoverWithItem(() -> {
                    count("failed");
                    return null;
                });
    }

    private void count(String outcome) {
        metrics.counter("sekisho.scoring.endings", "outcome", outcome).increment();
    }
}
