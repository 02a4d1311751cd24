package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A fraud-scoring provider whose answer follows from the amount, with one amount that hangs and one that breaks, and from what was
 * chosen on its page.
 */
@ApplicationScoped
class Scorer {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Behaviours behaviours;
    private final Exchanges exchanges;
    private final SecureRandom chance;

    Scorer(Behaviours behaviours, Exchanges exchanges, SecureRandom chance) {
        this.behaviours = behaviours;
        this.exchanges = exchanges;
        this.chance = chance;
    }

    /** What comes back, and what of it the timeline shows. */
    private record Reply(Told told, ObjectNode shown) {}

    /** Takes a message; the timeline shows it under the ids it is about. */
    Uni<Void> note(String name, String sessionId, String transactionId, ObjectNode message) {
        return exchanges.add(Actor.SEKISHO, Actor.SCORER, name, sessionId, transactionId, message);
    }

    /** Answers a question; the timeline shows the answer. */
    Uni<Told> answer(Face face, Inquiry inquiry) {
        return behaviours
                .get()
                .chain(behaviour -> later(reply(face, inquiry, behaviour), patience(inquiry, behaviour)))
                .call(reply -> exchanges.add(
                        Actor.SCORER,
                        Actor.SEKISHO,
                        face.reply,
                        inquiry.sessionId(),
                        inquiry.transactionId(),
                        reply.shown()))
                .map(Reply::told);
    }

    private Reply reply(Face face, Inquiry inquiry, Behaviour behaviour) {
        if (inquiry.isAbout(Score.FAILS_AT)) {
            return failure(500, "The scorer breaks at this amount, on purpose.");
        }
        if (chance.nextInt(100) < behaviour.errorPercent()) {
            return failure(behaviour.errorStatus(), "The scorer was told to fail now and then.");
        }
        Score score = Lies.score(behaviour.lie(), inquiry.score());
        ObjectNode answer = face.answer(score, inquiry);
        Told told = Lies.tell(behaviour.lie(), face, answer.deepCopy(), score);
        return new Reply(told, told.isOrdinary(answer) ? answer : told.described());
    }

    private static Reply failure(int status, String detail) {
        Told told = Told.failure(status, detail);
        return new Reply(told, told.described());
    }

    private Duration patience(Inquiry inquiry, Behaviour behaviour) {
        return inquiry.isAbout(Score.HANGS_AT)
                ? HANG
                : Duration.ofMillis(behaviour.latencyMillis() + chance.nextInt(behaviour.jitterMillis() + 1));
    }

    private static Uni<Reply> later(Reply reply, Duration delay) {
        Uni<Reply> now = Uni.createFrom().item(reply);
        return delay.isZero() ? now : now.onItem().delayIt().by(delay);
    }
}
