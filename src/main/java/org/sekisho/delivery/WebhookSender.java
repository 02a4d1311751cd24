package org.sekisho.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.outbound.Outbound;
import org.sekisho.platform.outbound.Reply;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.transaction.store.OutboxEntry;

/** Sends a webhook, signed as Standard Webhooks 1.0 says: HMAC-SHA-256 over {@code id.timestamp.body}. */
@ApplicationScoped
class WebhookSender {

    private static final String SECRET_PREFIX = "whsec_";
    private static final int GONE = 410;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final Outbound outbound;
    private final Requestors requestors;
    private final DeliveryConfig config;
    private final Clock clock;

    WebhookSender(Outbound outbound, Requestors requestors, DeliveryConfig config, Clock clock) {
        this.outbound = outbound;
        this.requestors = requestors;
        this.config = config;
        this.clock = clock;
    }

    /** Whatever fails here fails this message only: it is tried again, and the others go out. */
    Uni<Sent> send(OutboxEntry entry) {
        return Uni.createFrom()
                .deferred(() -> attempt(entry))
                .onFailure()
                .recoverWithItem(failure -> new Sent.Failed(failure.getClass().getSimpleName(), null));
    }

    private Uni<Sent> attempt(OutboxEntry entry) {
        UUID requestorId = entry.requestorId();
        Optional<String> secret = requestorId == null ? Optional.empty() : requestors.webhookSecret(requestorId);
        if (secret.isEmpty()) {
            return Uni.createFrom().item(new Sent.Refused("the merchant is disabled"));
        }
        return outbound.post(
                        URI.create(entry.url()), entry.body(), headers(entry, secret.get()), config.webhookTimeout())
                .map(this::read);
    }

    private Map<String, String> headers(OutboxEntry entry, String secret) {
        String id = "msg_" + entry.id().toString().replace("-", "");
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", "v1," + signature(secret, id + "." + timestamp + "." + entry.body()));
    }

    static String signature(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(secret.replaceFirst("^" + SECRET_PREFIX, "")), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** 2xx is taken, 410 means never again, all else, redirects too, is a failure. */
    private Sent read(Reply reply) {
        if (reply.isSuccess()) {
            return new Sent.Delivered("HTTP " + reply.status());
        }
        return reply.status() == GONE
                ? new Sent.Refused("HTTP 410")
                : new Sent.Failed("HTTP " + reply.status(), retryAfter(reply.retryAfter()));
    }

    /** Seconds or a date (RFC 9110, 10.2.3); anything else is as good as none. */
    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Duration wanted = header.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : until(header);
        return wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
    }

    private Duration until(String date) {
        try {
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Duration.between(clock.instant(), at);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
