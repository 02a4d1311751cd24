package org.sekisho.authentication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Ids;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.store.OutboxEntry;

/** Writes what a merchant is told by webhook. */
@Singleton
class Webhooks {

    private final Requestors requestors;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    Webhooks(Requestors requestors, Ids ids, Clock clock, ObjectMapper json) {
        this.requestors = requestors;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** As Standard Webhooks wants it: a type, a time, the data. */
    record Event(String type, String timestamp, Outcome data) {}

    /** The entry for a result; null where no merchant waits for one. */
    @Nullable
    OutboxEntry of(
            UUID acsTransId, Facts facts, Result result, @Nullable String authenticationValue, @Nullable String eci) {
        UUID requestorId = facts.requestorId();
        Optional<String> url =
                Optional.ofNullable(requestorId).flatMap(requestors::find).map(Requestor::webhookUrl);
        return url.map(to -> new OutboxEntry(
                        ids.next(),
                        acsTransId,
                        OutboxEntry.Kind.WEBHOOK,
                        requestorId,
                        to,
                        body(new Outcome(
                                acsTransId,
                                "COMPLETED",
                                result.status().code(),
                                result.reason() == null ? null : result.reason().code(),
                                eci,
                                authenticationValue))))
                .orElse(null);
    }

    private String body(Outcome outcome) {
        try {
            return json.writeValueAsString(new Event(
                    "authentication.completed",
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                    outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a webhook can always be written", e);
        }
    }

    /**
     * A result as merchants see it.
     *
     * @param status            COMPLETED
     * @param transStatus       Y, N, U, A, R or I
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            UUID id,
            String status,
            String transStatus,
            @Nullable String transStatusReason,
            @Nullable String eci,
            @Nullable String authenticationValue) {}
}
