package org.sekisho.method;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.sekisho.device.Facts;

/** What a browser's request says of it, before any script has run. */
final class Requester {

    private static final int LONGEST_USER_AGENT = 1_024;

    private Requester() {}

    static Facts facts(HttpServerRequest request) {
        return Facts.in(fact -> switch (fact) {
            case IP -> ip(request);
            case USER_AGENT -> userAgent(request);
            case ACCEPT_LANGUAGE -> request.getHeader("Accept-Language");
            case BRANDS -> request.getHeader("Sec-CH-UA");
            case MOBILE -> request.getHeader("Sec-CH-UA-Mobile");
            case SYSTEM -> unquoted(request.getHeader("Sec-CH-UA-Platform"));
            default -> null;
        });
    }

    static @Nullable String userAgent(HttpServerRequest request) {
        String header = request.getHeader("User-Agent");
        return header == null || header.length() <= LONGEST_USER_AGENT
                ? header
                : header.substring(0, LONGEST_USER_AGENT);
    }

    /** Of the connection, or what a proxy forwards where the operator trusts one; without the zone of a local address. */
    private static @Nullable String ip(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null || address.hostAddress() == null
                ? null
                : address.hostAddress().replaceFirst("%.*", "");
    }

    private static @Nullable String unquoted(@Nullable String hint) {
        return hint == null ? null : hint.replace("\"", "");
    }
}
