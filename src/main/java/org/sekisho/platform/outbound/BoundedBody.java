package org.sekisho.platform.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/** Reads an answer up to a limit: a partner that never stops talking must not fill our memory. */
final class BoundedBody {

    private static final int LIMIT = 64 * 1024;

    private final HttpClientResponse response;
    private final Buffer body = Buffer.buffer();
    private final Promise<Reply> reply = Promise.promise();

    BoundedBody(HttpClientResponse response) {
        this.response = response;
    }

    Future<Reply> read() {
        response.handler(this::take);
        response.exceptionHandler(reply::tryFail);
        response.endHandler(end -> reply.tryComplete(new Reply(
                response.statusCode(), body.toString(StandardCharsets.UTF_8), response.getHeader("retry-after"))));
        return reply.future();
    }

    private void take(Buffer chunk) {
        if (body.length() + chunk.length() > LIMIT) {
            reply.tryFail(new IllegalStateException("the answer is longer than " + LIMIT + " bytes"));
            response.request().reset();
        } else {
            body.appendBuffer(chunk);
        }
    }
}
