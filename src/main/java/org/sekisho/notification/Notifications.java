package org.sekisho.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** Sends messages: by SMTP, or through an HTTP message gateway where one is configured. */
@ApplicationScoped
public class Notifications {

    private final ReactiveMailer mailer;
    private final MessageGateway gateway;
    private final NotificationConfig config;

    Notifications(ReactiveMailer mailer, MessageGateway gateway, NotificationConfig config) {
        this.mailer = mailer;
        this.gateway = gateway;
        this.config = config;
    }

    /** Whether messages of a channel can leave at all. */
    public boolean reach(Message.Channel channel) {
        return channel == Message.Channel.EMAIL || gateway(channel).isPresent();
    }

    private Optional<URI> gateway(Message.Channel channel) {
        return channel == Message.Channel.SMS ? config.smsUrl().or(config::gatewayUrl) : config.gatewayUrl();
    }

    /** Hands a message over; fails when it was not taken within the time set. */
    public Uni<Void> send(Message message) {
        Uni<Void> sent = gateway(message.channel())
                .map(url -> gateway.send(url, message))
                .orElseGet(() -> mail(message));
        return sent.ifNoItem().after(config.timeout()).fail();
    }

    /** Deferred, because the mailer throws at once where it finds an address invalid. */
    private Uni<Void> mail(Message message) {
        return Uni.createFrom()
                .deferred(() -> message.channel() == Message.Channel.SMS
                        ? noGateway()
                        : mailer.send(Mail.withText(message.to(), message.subject(), message.text())));
    }

    private static Uni<Void> noGateway() {
        return Uni.createFrom().failure(new IllegalStateException("no gateway takes SMS"));
    }
}
