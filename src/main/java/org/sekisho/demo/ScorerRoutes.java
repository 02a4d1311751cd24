package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;

/**
 * The scorer's doors for programs. Routes and not resources, because half an answer, or none, is below what a resource can say.
 */
@ApplicationScoped
class ScorerRoutes {
    private static final int LONGEST_QUESTION = 64 * 1024;

    private final DemoConfig config;
    private final Scorer scorer;
    private final Json json;
    private final Vertx vertx;

    ScorerRoutes(DemoConfig config, Scorer scorer, Json json, Vertx vertx) {
        this.config = config;
        this.scorer = scorer;
        this.json = json;
        this.vertx = vertx;
    }

    void open(@Observes Router router) {
        if (config.enabled()) {
            door(router, "/demo/scorer/score", this::score);
            door(router, "/demo/scorer/outcome", this::outcome);
            door(router, "/demo/scorer/api/session-query", this::sessionQuery);
            door(router, "/demo/scorer/api/update", this::update);
        }
    }

    private void door(Router router, String path, Function<RoutingContext, Uni<Told>> behind) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_QUESTION))
                .handler(exchange -> UniHelper.toFuture(Uni.createFrom()
                                .deferred(() -> behind.apply(exchange))
                                .onFailure(Refusal.class)
                                .recoverWithItem(Told::refusal))
                        .onSuccess(told -> new Mouth(vertx, exchange.request()).say(told))
                        .onFailure(exchange::fail));
    }

    /** Scores one purchase: below 10,000 yen ALLOW, below 100,000 CHALLENGE, else DENY. */
    private Uni<Told> score(RoutingContext exchange) {
        ObjectNode asked = body(exchange);
        return scorer.note(Face.JSON.question, Json.text(asked, "sessionId"), Json.text(asked, "transactionId"), asked)
                .chain(() -> scorer.answer(Face.JSON, Inquiry.of(asked)));
    }

    private Uni<Told> outcome(RoutingContext exchange) {
        ObjectNode told = body(exchange);
        return scorer.note("outcome", "", Json.text(told, "transactionId"), told)
                .replaceWith(Told.nothing());
    }

    private Uni<Told> sessionQuery(RoutingContext exchange) {
        SessionQuery query = SessionQuery.of(exchange.request().formAttributes());
        return scorer.note(
                        Face.SESSION_QUERY.question,
                        query.text("session_id"),
                        query.text("transaction_id"),
                        query.shown())
                .chain(() -> query.fault()
                        .map(fault -> Uni.createFrom().item(fault))
                        .orElseGet(() -> scorer.answer(Face.SESSION_QUERY, query.inquiry())));
    }

    /** Its request_id is the name of a transaction: {@link Face} gave it. */
    private Uni<Told> update(RoutingContext exchange) {
        SessionQuery update = SessionQuery.of(exchange.request().formAttributes());
        return scorer.note("update", "", update.text("request_id"), update.shown())
                .replaceWith(update.updateFault().orElseGet(update::success));
    }

    private ObjectNode body(RoutingContext exchange) {
        String text = exchange.body().asString();
        return json.read(text == null ? "" : text);
    }
}
