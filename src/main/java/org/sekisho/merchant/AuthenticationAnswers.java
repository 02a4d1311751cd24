package org.sekisho.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Launch;
import org.sekisho.authentication.Opened;
import org.sekisho.authentication.Outcomes.Ended;
import org.sekisho.authentication.Outcomes.Outcome;
import org.sekisho.merchant.AuthenticationAnswer.Status;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;

/** Writes what merchants are told about authentications. */
@ApplicationScoped
class AuthenticationAnswers {

    private final Launch launch;
    private final ObjectMapper json;

    AuthenticationAnswers(Launch launch, ObjectMapper json) {
        this.launch = launch;
        this.json = json;
    }

    /** The answer to a request, as it is sent and kept. */
    String of(Opened opened) {
        boolean challenge = opened.method() != null;
        return write(new AuthenticationAnswer(
                opened.acsTransId(),
                status(opened, challenge),
                opened.status().code(),
                code(opened.reason()),
                opened.eci(),
                opened.authenticationValue(),
                challenge ? launch.url(opened.acsTransId()) : null,
                opened.cardholderInfo(),
                null,
                null));
    }

    private static Status status(Opened opened, boolean challenge) {
        if (opened.status() == TransStatus.DECOUPLED) {
            return Status.DECOUPLED;
        }
        return challenge ? Status.CHALLENGE_REQUIRED : Status.COMPLETED;
    }

    /** The answer as it was given, or what came of the challenge since. */
    AuthenticationAnswer of(Outcome outcome) {
        AuthenticationAnswer given = read(outcome.answer());
        Ended ended = outcome.ended();
        AuthenticationAnswer now =
                ended == null || given.status() == Status.COMPLETED ? given : completed(given, ended);
        return now.at(millis(outcome.createdAt()), ended == null ? null : millis(ended.at()));
    }

    /** The id in an answer that is given again. */
    String id(String answer) {
        return read(answer).id().toString();
    }

    private static AuthenticationAnswer completed(AuthenticationAnswer given, Ended ended) {
        return new AuthenticationAnswer(
                given.id(),
                Status.COMPLETED,
                ended.result().status().code(),
                code(ended.result().reason()),
                ended.eci(),
                ended.authenticationValue(),
                null,
                null,
                null,
                null);
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String code(@Nullable TransStatusReason reason) {
        return reason == null ? null : reason.code();
    }

    private String write(AuthenticationAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }

    private AuthenticationAnswer read(String answer) {
        try {
            return json.readValue(answer, AuthenticationAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours can always be read");
        }
    }
}
