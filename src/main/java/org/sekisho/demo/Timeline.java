package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All messages of an order in their order, with the milliseconds since the first. */
public record Timeline(List<Step> steps) {

    /** One message and when it was sent. */
    public record Step(Exchange exchange, long millis, String pretty) {
        /** Time since the first message, in the unit that reads best. */
        public String shown() {
            return millis < 10_000 ? "+" + millis + " ms" : "+" + millis / 1_000 + " s";
        }
    }

    static Timeline of(List<Exchange> exchanges, Json json) {
        return new Timeline(exchanges.stream()
                .map(exchange -> new Step(
                        exchange,
                        Duration.between(exchanges.getFirst().at(), exchange.at())
                                .toMillis(),
                        json.pretty(exchange.body())))
                .toList());
    }

    ObjectNode toJson(ShopOrder order) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("id", order.id().toString())
                .put("threeDSServerTransID", order.serverTransId().toString())
                .put("acsTransID", order.progress().acsTransId())
                .put("article", order.article())
                .put("amount", order.amount());
        addDecision(all, order.decision());
        ArrayNode exchanges = all.putArray("exchanges");
        steps.forEach(step -> exchanges
                .addObject()
                .put("at", step.exchange().at().toString())
                .put("millis", step.millis())
                .put("message", step.exchange().message())
                .put("from", step.exchange().from().key())
                .put("to", step.exchange().to().key())
                .set("body", step.exchange().body()));
        return all;
    }

    private static void addDecision(ObjectNode all, @Nullable Decision decision) {
        if (decision == null) {
            all.putNull("decision");
            return;
        }
        all.putObject("decision")
                .put("transStatus", decision.transStatus())
                .put("eci", decision.eci())
                .put("authenticationValue", decision.authenticationValue())
                .put("transStatusReason", decision.statusReason())
                .put("challengeCancel", decision.challengeCancel())
                .put("decidedBy", decision.decidedBy())
                .put("paid", decision.isPaid());
    }
}
