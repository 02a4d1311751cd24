package org.sekisho.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.sekisho.platform.Ids;

/** Where a request of the API ends that no resource sees or can answer: bodies that are too long, and what nobody expected. */
@ApplicationScoped
class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int BEFORE_THE_GLOBAL_LIMIT = 100;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Problems problems;
    private final Ids ids;

    LastResort(Problems problems, Ids ids) {
        this.problems = problems;
        this.ids = ids;
    }

    void refuseLongBodies(@Observes Filters filters) {
        filters.register(this::measure, BEFORE_THE_GLOBAL_LIMIT);
    }

    void catchFailures(@Observes Router router) {
        router.route("/v1/*").order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route("/oauth2/*").order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    /** A length that is said is believed; a body without one is measured when it was read. */
    private void measure(RoutingContext exchange) {
        Place place = Place.of(exchange.normalizedPath());
        if (place.isOurs() && length(exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > place.longestBody()) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(exchange, Declined.tooLarge(place.longestBody()).problem());
        } else {
            exchange.next();
        }
    }

    private static long length(String header) {
        return header != null && LENGTH.matcher(header).matches() ? Long.parseLong(header) : 0;
    }

    private void failed(RoutingContext exchange) {
        if (exchange.response().ended() || exchange.response().headWritten()) {
            exchange.next();
            return;
        }
        if (exchange.statusCode() == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()) {
            answer(
                    exchange,
                    Declined.tooLarge(Place.of(exchange.normalizedPath()).longestBody())
                            .problem());
            return;
        }
        String failure = "urn:uuid:" + ids.next();
        LOG.errorf(exchange.failure(), "a request of the API failed instance=%s", failure);
        answer(
                exchange,
                Problem.of(500, "Internal server error", "Tell us the instance and we can find out why.")
                        .in(failure));
    }

    private void answer(RoutingContext exchange, Problem problem) {
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.JSON)
                .end(problems.write(problem));
    }
}
