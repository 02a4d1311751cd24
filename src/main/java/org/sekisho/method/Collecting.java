package org.sekisho.method;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.device.Facts;
import org.sekisho.device.store.Devices;
import org.sekisho.platform.Recurring;

/** Keeps what is learned of a browser, and never holds up a checkout for it. */
@Singleton
class Collecting {

    /** What the shop waits for is the page. Without its row the browser's data is lost, and its authentication goes on without. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Devices devices;
    private final MethodToken tokens;
    private final Recurring recurring;
    private final Intake intake;

    Collecting(Devices devices, MethodToken tokens, Recurring recurring, Intake intake) {
        this.devices = devices;
        this.tokens = tokens;
        this.recurring = recurring;
        this.intake = intake;
    }

    /** Keeps what the request said; the result is the token for the page. */
    Uni<String> begin(String threeDSServerTransID, Facts facts) {
        UUID id = UUID.fromString(threeDSServerTransID);
        Uni<Void> kept = intake.take(
                () -> devices.served(id, facts).ifNoItem().after(PATIENCE).fail());
        return recurring.run("keeping what 3DS Method requests say", kept).map(_ -> tokens.of(id));
    }

    /** Adds what the script told, and says whether it was the first to tell; empty when the token is none of ours. */
    Optional<Uni<Boolean>> end(Map<String, String> fields, @Nullable String userAgent) {
        Facts facts = Facts.in(fact -> switch (fact) {
            case USER_AGENT -> userAgent;
            // the request for the page has said these, and its word stands
            case IP, ACCEPT_LANGUAGE, BRANDS, MOBILE, SYSTEM -> null;
            default -> fields.get(fact.key());
        });
        return tokens.read(fields.getOrDefault("token", "")).map(id -> devices.collected(id, facts));
    }
}
