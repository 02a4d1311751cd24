package org.sekisho.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.sekisho.platform.PublicAddress;

/** Under which addresses the parties of a purchase find each other. */
@ApplicationScoped
class Partners {
    private final PublicAddress address;
    private final DemoConfig config;

    Partners(PublicAddress address, DemoConfig config) {
        this.address = address;
        this.config = config;
    }

    String issuer() {
        return address.of("/3ds/areq");
    }

    String directory() {
        return address.of("/demo/directory/areq");
    }

    String directoryResults() {
        return address.of("/demo/directory/rreq");
    }

    String shop() {
        return address.of("/demo");
    }

    String shopResults() {
        return address.of("/demo/shop/rreq");
    }

    String notification() {
        return address.of("/demo/shop/notification");
    }

    /** Whether results may be posted to this address: our own origin, or one the configuration names. */
    boolean mayReceive(String url) {
        String origin = origin(url);
        List<URI> others = config.serverOrigins().orElse(List.of());
        return !origin.isEmpty()
                && (origin.equals(origin(address.of("/")))
                        || others.stream().anyMatch(other -> origin.equals(origin(other.toString()))));
    }

    /** Scheme, host and port of an http address in lower case; empty for anything else. */
    static String origin(String url) {
        try {
            URI uri = URI.create(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return "";
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
