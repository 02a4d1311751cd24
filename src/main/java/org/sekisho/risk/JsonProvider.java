package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.sekisho.platform.outbound.Partner;
import org.sekisho.platform.outbound.Reply;

/** A provider that takes the question as JSON and answers with JSON of whatever shape, mapped by pointers. */
final class JsonProvider implements ScoringProvider {

    private static final String TYPE = "application/json";

    private final Partner partner;
    private final ScoringConfig.Provider config;
    private final JsonAnswer answers;
    private final ObjectWriter writer;
    private final Map<String, String> headers;

    JsonProvider(Partner partner, ScoringConfig.Provider config, ObjectMapper mapper) {
        this.partner = partner;
        this.config = config;
        this.answers = new JsonAnswer(config);
        this.writer = mapper.writerFor(Question.class);
        this.headers = new HashMap<>(Map.of("content-type", TYPE, "accept", TYPE));
        config.token().ifPresent(token -> headers.put("authorization", "Bearer " + token));
    }

    @Override
    public Uni<Assessment> ask(Question question, BooleanSupplier mayStill) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("idempotency-key", question.transactionId());
        return partner.post(config.url(), all, write(question), mayStill).map(this::read);
    }

    private Assessment read(Reply reply) {
        return reply.isSuccess() ? answers.read(reply.body()) : Assessment.unknown("http-" + reply.status());
    }

    private String write(Question question) {
        try {
            return writer.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question can always be written", e);
        }
    }

    @Override
    public Uni<Void> tell(Ending ending, BooleanSupplier mayStill) {
        return config.outcomeUrl().map(url -> tell(url, ending, mayStill)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    private Uni<Void> tell(URI url, Ending ending, BooleanSupplier mayStill) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("transactionId", ending.transactionId())
                .put("transStatus", ending.transStatus())
                .put("challenged", ending.challenged());
        if (ending.reference() != null) {
            body.put("reference", ending.reference());
        }
        if (ending.method() != null) {
            body.put("method", ending.method());
        }
        return partner.post(url, headers, body.toString(), mayStill).map(Outcomes::taken);
    }
}
