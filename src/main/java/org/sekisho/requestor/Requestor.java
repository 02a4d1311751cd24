package org.sekisho.requestor;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merchant that uses the REST API.
 *
 * @param scopes        what its tokens may do
 * @param returnOrigins where its cardholders may be sent back to: scheme, host and port
 */
public record Requestor(
        UUID id,
        String clientId,
        String name,
        Set<String> scopes,
        Set<String> returnOrigins,
        @Nullable String webhookUrl) {

    /** Whether a cardholder may be sent to an URL at the end. */
    public boolean mayReturnTo(URI url) {
        return url.getHost() != null && url.getUserInfo() == null && returnOrigins.contains(origin(url));
    }

    private static String origin(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (url.getPort() > 0 ? ":" + url.getPort() : "");
    }
}
