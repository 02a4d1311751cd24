package org.sekisho.requestor;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of the REST API: a merchant, or an operator of an issuer.
 *
 * @param scopes        what its tokens may do
 * @param returnOrigins where its cardholders may be sent back to: scheme, host and port
 * @param issuerId      whose rules and decisions it may see; absent for a merchant
 */
public record Requestor(
        UUID id,
        String clientId,
        String name,
        Set<String> scopes,
        Set<String> returnOrigins,
        @Nullable String webhookUrl,
        @Nullable String issuerId) {

    /** Whoever belongs to no issuer has no operator's scopes, whatever its row says. */
    public Requestor {
        if (issuerId == null) {
            scopes = scopes.stream()
                    .filter(scope -> !Scopes.OF_OPERATORS.contains(scope))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A merchant. */
    public Requestor(
            UUID id,
            String clientId,
            String name,
            Set<String> scopes,
            Set<String> returnOrigins,
            @Nullable String webhookUrl) {
        this(id, clientId, name, scopes, returnOrigins, webhookUrl, null);
    }

    /** Whether a cardholder may be sent to an URL at the end. */
    public boolean mayReturnTo(URI url) {
        return url.getHost() != null && url.getUserInfo() == null && returnOrigins.contains(origin(url));
    }

    private static String origin(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (url.getPort() > 0 ? ":" + url.getPort() : "");
    }
}
