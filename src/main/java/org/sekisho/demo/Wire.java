package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;

/** Sends JSON from one party to the next over real HTTP. */
@ApplicationScoped
class Wire {
    private static final int CONNECT_MILLIS = 2_000;

    private final HttpClient client;
    private final Json json;

    Wire(Vertx vertx, Json json) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.json = json;
    }

    /** The answer as an object; fails on any other status than 200, on a body that is no object and when time is over. */
    Uni<ObjectNode> post(String url, ObjectNode message, Duration patience) {
        return Uni.createFrom()
                .deferred(() -> client.request(to(url)))
                .chain(request -> send(request, message))
                .chain(Wire::body)
                .map(body -> json.read(body.toString()))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private static RequestOptions to(String url) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(URI.create(url).toString());
    }

    private Uni<HttpClientResponse> send(HttpClientRequest request, ObjectNode message) {
        return request.putHeader("Content-Type", Json.UTF_8_JSON)
                .putHeader("Accept", "application/json")
                .send(Buffer.buffer(json.write(message)));
    }

    private static Uni<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            throw new Refusal(502, "The partner answered with status " + response.statusCode() + ".");
        }
        return response.body();
    }
}
