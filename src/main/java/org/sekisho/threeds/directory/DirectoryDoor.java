package org.sekisho.threeds.directory;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What comes in on the port of mutual TLS leads to messages of 3-D Secure only, and says whose it is. */
@ApplicationScoped
class DirectoryDoor {
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final String MESSAGES = "/3ds/";
    private static final String STRANGER = """
            {"type":"about:blank","title":"Forbidden","status":403,\
            "detail":"The client certificate belongs to nobody who may ask for this."}""";

    private final DirectoryListener listener;
    private final Directories directories;
    private final List<OtherCallers> others;

    DirectoryDoor(DirectoryListener listener, Directories directories, @All List<OtherCallers> others) {
        this.listener = listener;
        this.directories = directories;
        this.others = others;
    }

    void guard(@Observes Filters filters) {
        if (directories.areKnown() || others.stream().anyMatch(OtherCallers::areKnown)) {
            filters.register(this::check, BEFORE_ALL_OTHERS);
        }
    }

    private void check(RoutingContext exchange) {
        listener.peer(exchange.request().connection()).ifPresentOrElse(peer -> check(exchange, peer), exchange::next);
    }

    private void check(RoutingContext exchange, Peer peer) {
        String path = exchange.normalizedPath();
        others.stream()
                .filter(one -> one.mayAsk(path))
                .findFirst()
                .ifPresentOrElse(theirs -> checkOther(exchange, peer, theirs), () -> checkDirectory(exchange, peer));
    }

    private static void checkOther(RoutingContext exchange, Peer peer, OtherCallers theirs) {
        if (theirs.include(peer.subject())) {
            CertifiedCaller.note(peer.subject());
            exchange.next();
        } else {
            refuse(exchange);
        }
    }

    private void checkDirectory(RoutingContext exchange, Peer peer) {
        if (!exchange.normalizedPath().startsWith(MESSAGES)) {
            exchange.response().setStatusCode(404).end();
        } else if (peer.directory().isEmpty()) {
            refuse(exchange);
        } else {
            directories.sentBy(peer.directory().get());
            exchange.next();
        }
    }

    private static void refuse(RoutingContext exchange) {
        exchange.response()
                .setStatusCode(403)
                .putHeader("content-type", "application/problem+json")
                .end(STRANGER);
    }
}
