package org.sekisho.authvalue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.outbound.Partner;
import org.sekisho.platform.outbound.Reply;

/**
 * An algorithm behind a gateway to an HSM. It hears the card number, as any algorithm has to, and nothing of the cardholder. Its answer is
 * read strictly, one member and no other; whatever else comes, or comes too late, is no value.
 */
final class HttpAlgorithm implements AuthenticationValueAlgorithm {

    private static final Logger LOG = Logger.getLogger(HttpAlgorithm.class);
    private static final String TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Partner partner;
    private final URI url;
    private final ValueConfig.Http config;
    private final Map<String, String> headers;

    HttpAlgorithm(Partner partner, URI url, ValueConfig.Http config) {
        this.partner = partner;
        this.url = url;
        this.config = config;
        this.headers = new HashMap<>(Map.of("content-type", TYPE, "accept", TYPE));
        config.token().ifPresent(token -> headers.put("authorization", "Bearer " + token));
    }

    @Override
    public Uni<String> make(Making making) {
        ObjectNode question = question("make", making.scheme(), making.what())
                .put("outcome", making.outcome().name())
                .put("proof", making.proof().name())
                .put("protocol", making.protocol().name());
        return told(ask(question).map(reply -> value(only(reply, "authenticationValue"))));
    }

    @Override
    public Uni<Finding> verify(String scheme, String value, Authenticated what) {
        ObjectNode question = question("verify", scheme, what).put("authenticationValue", value);
        return told(ask(question).map(reply -> finding(only(reply, "result"))));
    }

    private static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure()
                .invoke(failure -> LOG.warnf("no authentication value because=%s", failure.getMessage()));
    }

    private Uni<Reply> ask(ObjectNode question) {
        return partner.post(url, headers, question.toString(), () -> true)
                .ifNoItem()
                .after(config.deadline())
                .fail()
                // what others say of a failure may quote what was asked
                .onFailure()
                .transform(failure -> new ValueUnavailable(failure.getClass().getSimpleName()));
    }

    private static ObjectNode question(String operation, String scheme, Authenticated what) {
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("operation", operation)
                .put("scheme", scheme)
                .put("cardNumber", what.pan().digits())
                .put("messageCategory", what.messageCategory());
        put(question, "purchaseAmount", what.amount());
        put(question, "purchaseCurrency", what.currency());
        put(question, "purchaseExponent", what.exponent());
        put(question, "purchaseDate", what.date());
        put(question, "acquirerMerchantID", what.merchantId());
        put(question, "acquirerBIN", what.acquirerBin());
        put(question, "merchantName", what.merchantName());
        put(question, "dsTransID", what.dsTransId());
        return question.put("acsTransID", what.acsTransId()).put("eci", what.eci());
    }

    private static void put(ObjectNode question, String name, @Nullable String text) {
        if (text != null) {
            question.put(name, text);
        }
    }

    private static String only(Reply reply, String member) {
        if (reply.status() != 200) {
            throw new ValueUnavailable("HTTP " + reply.status());
        }
        try {
            JsonNode answer = JSON.readTree(reply.body());
            if (answer instanceof ObjectNode object
                    && object.size() == 1
                    && object.path(member).isTextual()) {
                return object.path(member).textValue();
            }
        } catch (JsonProcessingException e) {
            // without what the parser says, which quotes the answer
        }
        throw new ValueUnavailable("not the answer that was agreed");
    }

    private static String value(String text) {
        if (!AuthenticationValues.isOne(text)) {
            throw new ValueUnavailable("not 28 characters of base64");
        }
        return text;
    }

    private static Finding finding(String text) {
        return switch (text) {
            case "genuine" -> Finding.GENUINE;
            case "false" -> Finding.FALSE;
            case "unknown-key" -> Finding.UNKNOWN_KEY;
            default -> throw new ValueUnavailable("no result that was agreed");
        };
    }
}
