package org.sekisho.demo;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

/** A fraud-scoring provider whose answer follows from the amount, with one amount that hangs and one that breaks. */
@Path("/demo/scorer")
class DemoScorer {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Exchanges exchanges;
    private final Json json;

    DemoScorer(Exchanges exchanges, Json json) {
        this.exchanges = exchanges;
        this.json = json;
    }

    /** Scores one purchase: below 10,000 yen ALLOW, below 100,000 CHALLENGE, else DENY. */
    @POST
    @Path("/score")
    @Consumes(APPLICATION_JSON)
    @Produces(APPLICATION_JSON)
    public Uni<String> score(String body) {
        ObjectNode request = json.read(body);
        return record(Actor.SEKISHO, Actor.SCORER, "score", request, request)
                .chain(() -> answer(request))
                .call(answer -> record(Actor.SCORER, Actor.SEKISHO, "decision", request, answer))
                .map(json::write);
    }

    private Uni<ObjectNode> answer(ObjectNode request) {
        if (!Score.isPayment(request.path("category").asText())) {
            return Uni.createFrom().item(toJson(Score.ofNonPayment()));
        }
        BigDecimal yen = Score.yen(request.path("purchase"));
        if (yen.compareTo(Score.FAILS_AT) == 0) {
            throw new Refusal(500, "The scorer breaks at this amount, on purpose.");
        }
        Uni<ObjectNode> scored = Uni.createFrom().item(toJson(Score.of(yen)));
        return yen.compareTo(Score.HANGS_AT) == 0 ? scored.onItem().delayIt().by(HANG) : scored;
    }

    private ObjectNode toJson(Score score) {
        ObjectNode answer = json.object().put("decision", score.decision()).put("score", score.score());
        answer.putArray("reasons").add(score.reason());
        return answer.put("reference", UUID.randomUUID().toString());
    }

    private Uni<Void> record(Actor from, Actor to, String name, ObjectNode request, ObjectNode body) {
        return exchanges.add(
                from, to, name, Json.text(request, "sessionId"), Json.text(request, "transactionId"), body);
    }
}
