package org.sekisho.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a page that lives unseen in a stranger's iframe: everybody may frame it, and it may speak to us, to the shop it returns
 * to, and to the origin of a profiling script where there is one.
 *
 * @param https whether we are reached by https, so that browsers may be told to insist on it
 * @param plainHttp whether shops may be returned to by plain http
 * @param profiling the origin of the profiling script
 */
record MethodHeaders(boolean https, boolean plainHttp, Optional<String> profiling) {

    /** Of the page that collects and returns. */
    Map<String, String> of(String nonce) {
        String other = profiling.map(origin -> " " + origin).orElse("");
        return with("default-src 'none'; script-src 'nonce-" + nonce + "'" + other + "; connect-src 'self'" + other
                + "; img-src data:" + other
                + profiling.map(origin -> "; frame-src " + origin).orElse("")
                // The scheme and not the host: browsers hold redirects of the shop against this list as well.
                + "; form-action " + (plainHttp ? "https: http:" : "https:") + "; base-uri 'none'; frame-ancestors *");
    }

    /** Of the page that does nothing. */
    Map<String, String> ofNothing() {
        return with("default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors *");
    }

    private Map<String, String> with(String policy) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", policy);
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }
}
