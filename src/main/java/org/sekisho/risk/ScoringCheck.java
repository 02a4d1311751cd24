package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonPointer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.outbound.OutboundConfig;

/** Refuses at the start what would make a provider's every answer "unknown". */
@ApplicationScoped
class ScoringCheck {

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            ScoringConfig config,
            OutboundConfig outbound) {
        if (!config.providers().containsKey(ScoringConfig.UNNAMED)) {
            throw new StartRefused(
                    "The setting sekisho.scoring.url (environment variable SEKISHO_SCORING_URL) is missing.");
        }
        config.providers()
                .forEach((name, provider) -> check(
                        name.equals(ScoringConfig.UNNAMED) ? "sekisho.scoring." : "sekisho.scoring." + name + ".",
                        provider,
                        outbound.anywhere()));
    }

    private static void check(String at, ScoringConfig.Provider provider, boolean plainHttp) {
        checkUrls(at, provider, plainHttp);
        checkTimes(at, provider);
        switch (provider.kind()) {
            case JSON -> checkMapping(at, provider);
            case THREATMETRIX -> {
                unless(provider.orgId().isPresent(), at + "org-id", "missing", "THREATMETRIX needs it");
                unless(provider.apiKey().isPresent(), at + "api-key", "missing", "THREATMETRIX needs it");
            }
        }
    }

    private static void checkUrls(String at, ScoringConfig.Provider provider, boolean plainHttp) {
        Set<String> schemes = plainHttp ? Set.of("http", "https") : Set.of("https");
        boolean asked = schemes.contains(String.valueOf(provider.url().getScheme()))
                && provider.url().getHost() != null;
        // its value may hold a credential
        unless(asked, at + "url", "no usable address", "it must be an https URL");
        boolean told = provider.outcomeUrl()
                .map(url -> schemes.contains(String.valueOf(url.getScheme())) && url.getHost() != null)
                .orElse(true);
        unless(told, at + "outcome-url", "no usable address", "it must be an https URL");
    }

    private static void checkTimes(String at, ScoringConfig.Provider provider) {
        unless(
                provider.deadline().isPositive(),
                at + "deadline",
                provider.deadline(),
                "a provider needs time to answer");
        unless(
                provider.connectTimeout().isPositive()
                        && provider.connectTimeout().compareTo(provider.deadline()) <= 0,
                at + "connect-timeout",
                provider.connectTimeout(),
                "it must lie within the deadline");
        unless(provider.retries() >= 0 && provider.retries() <= 3, at + "retries", provider.retries(), "0 to 3 fit");
        unless(provider.concurrency() >= 1, at + "concurrency", provider.concurrency(), "nobody would be asked");
        unless(provider.queue() >= 1, at + "queue", provider.queue(), "it must be 1 or more");
    }

    private static void checkMapping(String at, ScoringConfig.Provider provider) {
        checkPointer(at + "decision-pointer", provider.decisionPointer());
        checkPointer(at + "reference-pointer", provider.referencePointer());
        provider.scorePointer().ifPresent(pointer -> checkPointer(at + "score-pointer", pointer));
        provider.reasonsPointer().ifPresent(pointer -> checkPointer(at + "reasons-pointer", pointer));
        unless(
                provider.lowestScore() < provider.highestScore(),
                at + "highest-score",
                provider.highestScore(),
                "it must be above the lowest score");
        long texts = Stream.of(provider.allow(), provider.challenge(), provider.deny())
                .flatMap(List::stream)
                .distinct()
                .count();
        int all = provider.allow().size()
                + provider.challenge().size()
                + provider.deny().size();
        unless(
                texts == all,
                at + "allow",
                provider.allow(),
                "no text may mean two things in allow, challenge and deny");
    }

    private static void checkPointer(String setting, String pointer) {
        unless(isPointer(pointer).isPresent(), setting, pointer, "it must be a JSON Pointer such as /result/decision");
    }

    private static Optional<JsonPointer> isPointer(String pointer) {
        try {
            return Optional.of(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void unless(boolean fits, String setting, Object value, String rule) {
        StartRefused.unless(fits, setting, value, rule);
    }
}
