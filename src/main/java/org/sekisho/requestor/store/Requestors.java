package org.sekisho.requestor.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.SettingsInMemory;
import org.sekisho.platform.key.Seal;
import org.sekisho.requestor.Requestor;

/** All merchants of the REST API that are not disabled, in memory; a change is seen within seconds. */
@Singleton
public class Requestors implements SettingsInMemory {

    private static final String WEBHOOK_SECRET = "requestor.webhook_secret";
    private static final byte[] NO_HASH = new byte[32];

    private final RequestorRows rows;
    private final Seal seal;

    private volatile Map<UUID, Known> known = Map.of();

    Requestors(RequestorRows rows, Seal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    private record Known(Requestor requestor, byte[] secretHash, byte @Nullable [] webhookSecret) {}

    /** The merchant with an id, unless it was disabled. */
    public Optional<Requestor> find(UUID id) {
        return Optional.ofNullable(known.get(id)).map(Known::requestor);
    }

    /** The merchant with a client id, unless it was disabled. */
    public Optional<Requestor> findClient(String clientId) {
        return known(clientId).map(Known::requestor);
    }

    private Optional<Known> known(String clientId) {
        return known.values().stream()
                .filter(one -> one.requestor().clientId().equals(clientId))
                .findFirst();
    }

    /** The merchant with a client id and its secret. An unknown client takes the same time as a wrong secret. */
    public Optional<Requestor> authenticate(String clientId, String secret) {
        Optional<Known> found = known(clientId);
        boolean same = MessageDigest.isEqual(found.map(Known::secretHash).orElse(NO_HASH), hash(secret));
        return same ? found.map(Known::requestor) : Optional.empty();
    }

    /** Who hears of an issuer's reports: the first of its operators, by client id, that has an address and a secret for them. */
    public Optional<Requestor> listenerOf(String issuerId) {
        return known.values().stream()
                .filter(one -> issuerId.equals(one.requestor().issuerId())
                        && one.requestor().webhookUrl() != null
                        && one.webhookSecret() != null)
                .map(Known::requestor)
                .min(Comparator.comparing(Requestor::clientId));
    }

    /** The secret that signs a merchant's webhooks, if it has any. */
    public Optional<String> webhookSecret(UUID id) {
        return Optional.ofNullable(known.get(id))
                .map(Known::webhookSecret)
                .map(secret -> seal.open(secret, WEBHOOK_SECRET, id));
    }

    @Override
    public Uni<Void> reload() {
        return Panache.withSession(() -> rows.list("disabled", false))
                .invoke(this::replace)
                .replaceWithVoid();
    }

    private void replace(List<RequestorRow> all) {
        known = all.stream()
                .map(row -> new Known(row.toRequestor(), row.secretHash, row.webhookSecret))
                .collect(Collectors.toUnmodifiableMap(one -> one.requestor().id(), Function.identity()));
    }

    /** Adds a merchant, unless its client id is taken or another instance takes it at the same moment. */
    public Uni<Void> addIfAbsent(Requestor requestor, String secret, @Nullable String webhookSecret) {
        return Panache.withTransaction(() -> rows.count("clientId", requestor.clientId())
                        .chain(count -> count > 0
                                ? Uni.createFrom().voidItem()
                                : rows.persist(row(requestor, secret, webhookSecret))
                                        .replaceWithVoid()))
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }

    private RequestorRow row(Requestor requestor, String secret, @Nullable String webhookSecret) {
        RequestorRow row = new RequestorRow();
        row.id = requestor.id();
        row.clientId = requestor.clientId();
        row.secretHash = hash(secret);
        row.name = requestor.name();
        row.scopes = String.join(" ", requestor.scopes());
        row.returnOrigins = String.join(" ", requestor.returnOrigins());
        row.issuerId = requestor.issuerId();
        row.webhookUrl = requestor.webhookUrl();
        row.webhookSecret = webhookSecret == null ? null : seal.seal(webhookSecret, WEBHOOK_SECRET, requestor.id());
        return row;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
