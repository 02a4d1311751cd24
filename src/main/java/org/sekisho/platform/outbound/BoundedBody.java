package org.sekisho.platform.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
        response.endHandler(end -> complete(body.toString(StandardCharsets.UTF_8)));
        return reply.future();
    }

    /** The same, but bytes that are no UTF-8 are a failure: replaced ones would make another answer of it. */
    Future<Reply> readStrictly() {
        response.handler(this::take);
        response.exceptionHandler(reply::tryFail);
        response.endHandler(end -> decode());
        return reply.future();
    }

    private void decode() {
        try {
            complete(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            reply.tryFail(e);
        }
    }

    private void complete(String text) {
        reply.tryComplete(new Reply(response.statusCode(), text, response.getHeader("retry-after")));
    }

    private void take(Buffer chunk) {
        if (body.length() + chunk.length() > LIMIT) {
            reply.tryFail(new Partner.TooLong(LIMIT));
            response.request().reset();
        } else {
            body.appendBuffer(chunk);
        }
    }
}
