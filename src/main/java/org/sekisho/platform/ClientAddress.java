package org.sekisho.platform;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: the other end of the connection, or who stands before the proxies that the operator trusts. Proxies append to
 * {@code X-Forwarded-For} what they see, and leave what they were told: only the end of it is theirs, so it is read from there.
 */
@Singleton
public class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";

    private final boolean forwarding;
    private final List<Network> trusted;

    /** Reads what the web server reads. */
    public ClientAddress(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        this.trusted = trusted.orElse(List.of()).stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
    }

    /** The address as text; empty where none is known. */
    public Optional<String> of(HttpServerRequest request) {
        List<String> said = request.headers().getAll(FORWARDED);
        SocketAddress connected = request.connection().remoteAddress();
        String peer = connected == null ? null : connected.hostAddress();
        return Optional.ofNullable(forwarding && !said.isEmpty() ? before(peer, said) : peer);
    }

    /** The last address that no trusted proxy has; what is no address ends the search, because nobody trusted wrote it. */
    @Nullable
    String before(@Nullable String peer, List<String> said) {
        String seen = peer;
        List<String> hops = hops(said);
        for (int i = hops.size() - 1; i >= 0 && isTrusted(seen, i == hops.size() - 1); i--) {
            if (literal(hops.get(i)).isEmpty()) {
                return seen;
            }
            seen = hops.get(i);
        }
        return seen;
    }

    private static List<String> hops(List<String> said) {
        List<String> hops = new ArrayList<>();
        said.forEach(header -> {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        });
        return hops;
    }

    /** Where nobody is named, the one who is connected is trusted, and nobody before them. */
    private boolean isTrusted(@Nullable String address, boolean connected) {
        return trusted.isEmpty()
                ? connected
                : literal(address).stream().anyMatch(known -> trusted.stream().anyMatch(net -> net.has(known)));
    }

    private static Optional<InetAddress> literal(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** An address, or all that begin with the same bits. */
    private record Network(byte[] bytes, int bits) {

        /** Names of hosts are not looked up: who is behind one may change. */
        static Optional<Network> parse(String text) {
            String[] parts = text.strip().split("/", 2);
            return literal(parts[0])
                    .map(InetAddress::getAddress)
                    .map(bytes ->
                            new Network(bytes, parts.length == 1 ? bytes.length * 8 : Integer.parseInt(parts[1])));
        }

        boolean has(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != bytes.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
