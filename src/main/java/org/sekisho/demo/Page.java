package org.sekisho.demo;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Base64;

/** One page on its way out: its language, its nonce and whom it may talk to. */
public record Page(Lang lang, String nonce, String partner, boolean framed) {
    /** A page that talks to nobody but us and may not be framed. */
    static Page in(Lang lang) {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new Page(lang, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "", false);
    }

    /** The same page, allowed to show and post to one more origin in a frame. */
    Page talkingTo(String origin) {
        return new Page(lang, nonce, origin, framed);
    }

    /** The same page, allowed inside frames of our own pages. */
    Page inFrame() {
        return new Page(lang, nonce, partner, true);
    }

    Uni<Response> show(TemplateInstance page) {
        return show(200, page);
    }

    Uni<Response> show(int status, TemplateInstance page) {
        return page.setLocale(lang.tag()).createUni().map(html -> Response.status(status)
                .entity(html)
                .type("text/html; charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", policy())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build());
    }

    /** A redirect that names no host, as a proxy in front of us may be the only one to know it. */
    static Response moveTo(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    private String policy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'nonce-" + nonce + "'",
                "style-src 'nonce-" + nonce + "'",
                "img-src 'self'",
                "connect-src 'self'",
                "frame-src 'self' " + partner,
                "form-action 'self' " + partner,
                "base-uri 'none'",
                "frame-ancestors " + (framed ? "'self'" : "'none'"));
    }
}
