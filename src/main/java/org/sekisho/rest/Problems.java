package org.sekisho.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers what went wrong in the API, in its own form; failures of other paths are left as they are. */
@ApplicationScoped
class Problems {

    private static final String BEARER = "Bearer realm=\"sekisho\"";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response declined(Declined declined) {
        Response.ResponseBuilder response = response(declined.problem());
        if (declined.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, declined.retryAfter().toSeconds());
        }
        return response.build();
    }

    /** There was no token. */
    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return challenge(401, BEARER);
    }

    /** The token does not work; why is not said (RFC 6750, 3.1 wants no more than the code). */
    @ServerExceptionMapper
    public Response unauthorized(AuthenticationFailedException failure) {
        return challenge(401, BEARER + ", error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return challenge(403, BEARER + ", error=\"insufficient_scope\"");
    }

    private Response challenge(int status, String header) {
        return response(
                        status == 401
                                ? Problem.of(401, "Unauthorized", "An access token that works is needed.")
                                : Problem.of(403, "Forbidden", "The access token lacks a scope."))
                .header(HttpHeaders.WWW_AUTHENTICATE, header)
                .build();
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException failure, UriInfo uri) {
        return web(failure, uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, UriInfo uri) {
        Response meant = failure.getResponse();
        Place place = Place.of(uri.getRequestUri().getPath());
        if (!place.isOurs()) {
            return meant;
        }
        Response.ResponseBuilder response = response(problem(meant, place));
        return meant.getStatus() == 405
                ? response.header(HttpHeaders.ALLOW, place.allow()).build()
                : response.build();
    }

    private static Problem problem(Response meant, Place place) {
        int status = meant.getStatus();
        return switch (status) {
            case 404 -> Declined.notFound().problem();
            case 405 -> Problem.of(405, "Method not allowed", "Allow names the methods that are.");
            case 406 -> Problem.of(406, "Not acceptable", "The answer is application/json.");
            case 413 -> Declined.tooLarge(place.longestBody()).problem();
            case 415 ->
                Problem.of(415, "Unsupported media type", "The body must be application/json, of tokens a form.");
            default -> Problem.of(status, meant.getStatusInfo().getReasonPhrase(), "The request cannot be served.");
        };
    }

    private Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.JSON).entity(write(problem));
    }

    String write(@Nullable Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
