package org.sekisho.challenge.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of a page that lives in a stranger's iframe: X-Frame-Options is never among them, and framing is allowed
 * to everybody, because EMV 3-D Secure lets every shop frame its cardholder's issuer.
 *
 * @param https whether we are reached by https, so that browsers may be told to insist on it
 * @param plainHttp whether shops may be returned to by plain http
 */
record PageHeaders(boolean https, boolean plainHttp) {

    /** Where the forms of a page may lead. */
    enum Leads {
        NOWHERE,
        HOME,
        TO_THE_SHOP
    }

    Map<String, String> of(String nonce, Leads leads, boolean script) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", policy(nonce, leads, script));
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    private String policy(String nonce, Leads leads, boolean script) {
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; "
                + (script ? "script-src 'nonce-" + nonce + "'; " : "")
                + (script && leads == Leads.HOME ? "connect-src 'self'; " : "")
                + "img-src data:; form-action " + targets(leads) + "; base-uri 'none'; frame-ancestors *";
    }

    private String targets(Leads leads) {
        return switch (leads) {
            case NOWHERE -> "'none'";
            case HOME -> "'self'";
            // The scheme and not the host: browsers hold redirects of the shop against this list as well.
            case TO_THE_SHOP -> plainHttp ? "https: http:" : "https:";
        };
    }
}
