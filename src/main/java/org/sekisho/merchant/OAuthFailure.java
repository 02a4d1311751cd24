package org.sekisho.merchant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A token request that is refused, as RFC 6749, 5.2 has it. Expected, so it carries no stack trace. */
final class OAuthFailure extends RuntimeException {

    private final int status;
    private final transient Body body;

    private OAuthFailure(int status, String error, String description) {
        super(error, null, false, false);
        this.status = status;
        this.body = new Body(error, description);
    }

    /** What the client reads. */
    record Body(
            String error, @JsonProperty("error_description") String description) {}

    int status() {
        return status;
    }

    Body body() {
        return body;
    }

    static OAuthFailure invalidRequest(String description) {
        return new OAuthFailure(400, "invalid_request", description);
    }

    static OAuthFailure invalidClient() {
        return new OAuthFailure(401, "invalid_client", "Client id and secret are needed, by HTTP Basic.");
    }

    static OAuthFailure unsupportedGrantType() {
        return new OAuthFailure(400, "unsupported_grant_type", "Only client_credentials is offered.");
    }

    static OAuthFailure invalidScope() {
        return new OAuthFailure(400, "invalid_scope", "The client does not have these scopes.");
    }
}
