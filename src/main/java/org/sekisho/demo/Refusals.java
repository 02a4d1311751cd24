package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a refusal in the form its caller reads: a page for people, RFC 9457 for programs. */
class Refusals {
    private final Json json;

    Refusals(Json json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Uni<Response> answer(Refusal refusal, HttpHeaders headers) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("text/html")) {
            Page page = Page.in(Lang.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
            return page.show(refusal.status(), DemoPages.refused(page, refusal.detail(page.lang())));
        }
        String problem = json.write(json.object()
                .put("title", "The demo cannot serve this request")
                .put("status", refusal.status())
                .put("detail", refusal.detail(Lang.EN)));
        return Uni.createFrom()
                .item(Response.status(refusal.status())
                        .entity(problem)
                        .type("application/problem+json")
                        .build());
    }
}
