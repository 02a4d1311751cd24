package org.sekisho.ds;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A 3DS Server.
 *
 * @param name  what the operator calls it
 * @param hosts that a threeDSServerURL of its AReqs may name; absent where callers are not told apart
 */
record Server(String name, Optional<Set<String>> hosts) {

    /** Whoever asks, where callers are not told apart. */
    static final Server ANYBODY = new Server("anybody", Optional.empty());

    boolean mayName(String url) {
        String host = URI.create(url).getHost();
        return hosts.isEmpty()
                || (host != null
                        && hosts.get().stream()
                                .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))));
    }
}
