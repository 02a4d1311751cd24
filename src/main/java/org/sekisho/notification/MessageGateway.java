package org.sekisho.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.sekisho.platform.outbound.Outbound;

/** An HTTP message gateway: {@code POST {to, channel, subject, text, reference}}, any 2xx means taken. */
@ApplicationScoped
class MessageGateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final Outbound outbound;

    MessageGateway(Outbound outbound) {
        this.outbound = outbound;
    }

    Uni<Void> send(URI url, Message message) {
        String body = new JsonObject()
                .put("to", message.to())
                .put("channel", message.channel().name())
                .put("subject", message.subject())
                .put("text", message.text())
                .put("reference", message.reference())
                .encode();
        return outbound.postToPartner(url, body, TIMEOUT).map(reply -> {
            if (!reply.isSuccess()) {
                throw new IllegalStateException("the message gateway answered " + reply.status());
            }
            return null;
        });
    }
}
