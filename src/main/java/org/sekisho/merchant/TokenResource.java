package org.sekisho.merchant;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.sekisho.jose.AccessTokens;
import org.sekisho.jose.SigningKeys;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/** OAuth 2.0 for merchants: client credentials in, access token out (RFC 6749, 4.4). */
@Path("/oauth2")
@PermitAll
@Tag(name = "Tokens")
class TokenResource {

    private final Requestors requestors;
    private final AccessTokens tokens;
    private final SigningKeys keys;

    TokenResource(Requestors requestors, AccessTokens tokens, SigningKeys keys) {
        this.requestors = requestors;
        this.tokens = tokens;
        this.keys = keys;
    }

    /** A token as RFC 6749, 5.1 has it; expires_in is in seconds. */
    record Granted(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {

        @Override
        public String toString() {
            return "Granted[" + scope + "]";
        }
    }

    /** Gives an access token to a merchant that knows its secret. */
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "token",
            summary = "Get an access token",
            description =
                    "Send client id and secret by HTTP Basic. The token works for ten minutes; get a new one then.")
    @SecurityRequirement(name = "client")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = Form.class),
                            examples = @ExampleObject(name = "all scopes", value = "grant_type=client_credentials")))
    @APIResponse(
            responseCode = "200",
            description = "An access token",
            content = @Content(examples = @ExampleObject(name = "token", value = Examples.TOKEN)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request, invalid_scope or unsupported_grant_type (RFC 6749, 5.2)",
            content = @Content(examples = @ExampleObject(name = "scope", value = Examples.INVALID_SCOPE)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(examples = @ExampleObject(name = "client", value = Examples.INVALID_CLIENT)))
    public RestResponse<Granted> token(
            @Parameter(hidden = true) @HeaderParam("authorization") @Nullable String authorization, byte[] body) {
        Map<String, String> form = TokenRequest.form(body);
        Requestor client = TokenRequest.basic(authorization)
                .flatMap(given -> requestors.authenticate(given.clientId(), given.secret()))
                .orElseThrow(OAuthFailure::invalidClient);
        String grant = form.get("grant_type");
        if (grant == null || form.containsKey("client_secret")) {
            throw OAuthFailure.invalidRequest(
                    grant == null
                            ? "grant_type is missing."
                            : "The secret belongs into the Authorization header only.");
        }
        if (!grant.equals("client_credentials")) {
            throw OAuthFailure.unsupportedGrantType();
        }
        Set<String> scopes = TokenRequest.scopes(form.get("scope"), client.scopes());
        return ResponseBuilder.ok(granted(client, scopes))
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    private Granted granted(Requestor client, Set<String> scopes) {
        return new Granted(
                tokens.issue(client.clientId(), scopes),
                "Bearer",
                tokens.lifetime().toSeconds(),
                String.join(" ", new TreeSet<>(scopes)));
    }

    /** The form of a token request, for the API description. */
    record Form(
            @Schema(required = true, enumeration = "client_credentials")
            String grant_type,

            @Schema(description = "Separated by spaces; all that the client has where absent")
            String scope) {}

    /** Publishes the keys that verify access tokens. */
    @GET
    @Path("/jwks")
    @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "jwks",
            summary = "Keys that verify access tokens",
            description = "A JWK set (RFC 7517). A new key is here before anything is signed with it.")
    @APIResponse(
            responseCode = "200",
            description = "The public keys",
            content =
                    @Content(
                            mediaType = "application/jwk-set+json",
                            examples = @ExampleObject(name = "one key", value = Examples.JWKS)))
    public RestResponse<String> jwks() {
        return ResponseBuilder.ok(keys.published())
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
