package org.sekisho.threeds.directory;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What comes in on the port of directory servers leads to messages of 3-D Secure only, and says whose it is. */
@ApplicationScoped
class DirectoryDoor {
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final String MESSAGES = "/3ds/";
    private static final String STRANGER = """
            {"type":"about:blank","title":"Forbidden","status":403,\
            "detail":"The client certificate belongs to no directory server known here."}""";

    private final DirectoryListener listener;
    private final Directories directories;

    DirectoryDoor(DirectoryListener listener, Directories directories) {
        this.listener = listener;
        this.directories = directories;
    }

    void guard(@Observes Filters filters) {
        if (directories.areKnown()) {
            filters.register(this::check, BEFORE_ALL_OTHERS);
        }
    }

    private void check(RoutingContext exchange) {
        listener.peer(exchange.request().connection()).ifPresentOrElse(peer -> check(exchange, peer), exchange::next);
    }

    private void check(RoutingContext exchange, Peer peer) {
        if (!exchange.normalizedPath().startsWith(MESSAGES)) {
            exchange.response().setStatusCode(404).end();
        } else if (peer.directory().isEmpty()) {
            exchange.response()
                    .setStatusCode(403)
                    .putHeader("content-type", "application/problem+json")
                    .end(STRANGER);
        } else {
            directories.sentBy(peer.directory().get());
            exchange.next();
        }
    }
}
