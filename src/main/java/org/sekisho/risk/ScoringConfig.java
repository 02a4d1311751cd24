package org.sekisho.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fraud-scoring providers: one without a name, which is asked where an issuer names no other, and any number with one. */
@ConfigMapping(prefix = "sekisho.scoring")
interface ScoringConfig {

    /** The name of the provider that has none. */
    String UNNAMED = "default";

    /** All of them by name. */
    @WithParentName
    @WithUnnamedKey(UNNAMED)
    Map<String, Provider> providers();

    /** One provider. */
    interface Provider {

        /** What it speaks. */
        @WithDefault("JSON")
        Kind kind();

        /** Where it answers questions. For THREATMETRIX the base, without /api. */
        URI url();

        /** Where it wants to hear how an authentication ended; nowhere where absent. THREATMETRIX needs none. */
        Optional<URI> outcomeUrl();

        /** A provider that accepts no connection within this time is down: the time is better spent on asking the cardholder. */
        @WithDefault("300ms")
        Duration connectTimeout();

        /**
         * The provider's whole budget inside the ARes, retries included. What comes later counts as no answer. The usual 800 ms, of
         * which the default leaves us 50 to store and send what follows.
         */
        @WithDefault("750ms")
        Duration deadline();

        /** Further attempts where no connection was made; a question that was sent is never sent again. */
        @WithDefault("1")
        int retries();

        /** Questions under way at once; beyond it they wait. */
        @WithDefault("256")
        int concurrency();

        /** Questions that may wait; beyond it the answer is "unknown" at once. */
        @WithDefault("64")
        int queue();

        /** JSON: sent as a bearer token. */
        Optional<String> token();

        /** JSON: where the decision is in the answer, a JSON Pointer (RFC 6901). */
        @WithDefault("/decision")
        String decisionPointer();

        /** JSON: decisions that mean low risk. */
        @WithDefault("ALLOW")
        List<String> allow();

        /** JSON: decisions that mean medium risk. */
        @WithDefault("CHALLENGE")
        List<String> challenge();

        /** JSON: decisions that mean high risk. */
        @WithDefault("DENY")
        List<String> deny();

        /** JSON: where the score is, a whole number; the higher, the riskier. Without it no score is asked for. */
        @WithDefault("/score")
        Optional<String> scorePointer();

        /** JSON: the lowest score there is. */
        @WithDefault("0")
        int lowestScore();

        /** JSON: the highest score there is. */
        @WithDefault("1000")
        int highestScore();

        /** JSON: low risk with this score or more contradicts itself and counts as no answer. */
        @WithDefault("700")
        int allowBelow();

        /** JSON: high risk with a score below this contradicts itself and counts as no answer. */
        @WithDefault("300")
        int denyFrom();

        /** JSON: where the reasons are, a list of texts. Without it none are asked for. */
        @WithDefault("/reasons")
        Optional<String> reasonsPointer();

        /** JSON: where the provider's name for this question is; it may be absent in the answer. */
        @WithDefault("/reference")
        String referencePointer();

        /** THREATMETRIX: the organisation. */
        Optional<String> orgId();

        /** THREATMETRIX: its key. */
        Optional<String> apiKey();

        /** THREATMETRIX: the policy that scores payments. */
        @WithDefault("default")
        String policy();
    }

    /** What a provider speaks. */
    enum Kind {
        /** JSON in both directions, mapped by JSON Pointers. */
        JSON,
        /** The session query of ThreatMetrix, as public clients of it show it. */
        THREATMETRIX
    }
}
