package org.sekisho.member;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import org.sekisho.platform.PublicAddress;

/** Where a form was sent from, as browsers say it. Also keeps strangers from signing somebody in as themselves. */
@ApplicationScoped
class Origin {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String own;

    Origin(PublicAddress address) {
        URI base = address.base();
        this.own = base.getScheme() + "://" + base.getAuthority();
    }

    /** Sec-Fetch-Site where there is one, since no page can set it; Origin from older browsers. Who sends neither is no browser. */
    boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null ? OURS.contains(site) : origin == null || origin.equals(own);
    }
}
