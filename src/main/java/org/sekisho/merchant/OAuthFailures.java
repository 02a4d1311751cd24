package org.sekisho.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers token requests that are refused, in the form of OAuth. */
@ApplicationScoped
class OAuthFailures {

    private final ObjectMapper json;

    OAuthFailures(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response oauth(OAuthFailure failure) {
        Response.ResponseBuilder response = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(write(failure.body()));
        if (failure.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sekisho\", charset=\"UTF-8\"");
        }
        return response.build();
    }

    private String write(OAuthFailure.Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a failure can always be written", e);
        }
    }
}
