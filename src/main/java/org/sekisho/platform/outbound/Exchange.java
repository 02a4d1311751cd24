package org.sekisho.platform.outbound;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One request to a partner and its answer. Who is no longer waited for is hung up on: a reset, so that nothing more is read. */
final class Exchange {

    private final UniEmitter<? super Reply> waiting;
    private final String body;
    private final BooleanSupplier mayStill;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();

    Exchange(UniEmitter<? super Reply> waiting, String body, BooleanSupplier mayStill) {
        this.waiting = waiting;
        this.body = body;
        this.mayStill = mayStill;
    }

    void begin(Future<HttpClientRequest> connected) {
        // Vert.x writes an error to the log where nobody listens; what fails comes through the futures, and a reset of
        // ours is no failure.
        connected.onSuccess(request -> request.exceptionHandler(failure -> {}));
        waiting.onTermination(() -> {
            left.set(true);
            if (!answered.get()) {
                connected.onSuccess(HttpClientRequest::reset);
            }
        });
        connected
                .compose(this::send)
                .onSuccess(reply -> {
                    answered.set(true);
                    waiting.complete(reply);
                })
                .onFailure(waiting::fail);
    }

    private Future<Reply> send(HttpClientRequest request) {
        // a connection that stands when nobody waits any more is not for sending what nobody will read
        if (left.get() || !mayStill.getAsBoolean()) {
            return Future.failedFuture(new Partner.TooLate());
        }
        return request.send(body).compose(response -> new BoundedBody(response).readStrictly());
    }
}
