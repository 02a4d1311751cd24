package org.sekisho.demo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Sends what was told, in the manner it is to be told in; stops when nobody listens any more. */
final class Mouth {
    private static final long SECOND = 1_000;
    /** Text, because a buffer made while a native executable is built cannot be part of it. */
    private static final String CHUNK = "x".repeat(64 * 1024);
    /** 50 MB. */
    private static final int CHUNKS = 800;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private int sent;

    Mouth(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    void say(Told told) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(told.status());
        if (!told.type().isEmpty()) {
            response.putHeader("content-type", told.type());
        }
        switch (told.manner()) {
            case WHOLE -> response.end(told.text());
            case HUGE -> pour(told.text());
            case TRICKLE -> trickle(Buffer.buffer(told.text()));
            case CLOSE -> request.connection().close();
        }
    }

    /** A sound answer with far too much before it, no faster than it is read. */
    private void pour(String answer) {
        response.setChunked(true).write("{\"padding\":\"");
        pourOn(answer);
    }

    private void pourOn(String answer) {
        while (sent < CHUNKS && !response.closed()) {
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pourOn(answer));
                return;
            }
            response.write(CHUNK);
            sent++;
        }
        if (!response.closed()) {
            response.end("\"," + answer.substring(1));
        }
    }

    private void trickle(Buffer answer) {
        response.putHeader("content-length", String.valueOf(answer.length()));
        vertx.setPeriodic(SECOND, timer -> {
            if (response.closed() || sent == answer.length()) {
                vertx.cancelTimer(timer);
            } else {
                response.write(answer.getBuffer(sent, ++sent));
            }
        });
    }
}
