package org.sekisho.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.SecurityContext;
import org.sekisho.requestor.Requestor;
import org.sekisho.rest.Caller;
import org.sekisho.rest.Declined;

/** The operator who is calling. */
@ApplicationScoped
class Operators {

    private final Caller caller;

    Operators(Caller caller) {
        this.caller = caller;
    }

    /** An issuer's client. */
    record Operator(String clientId, String issuerId) {}

    /** Fails with a problem when the client belongs to no issuer any more. */
    Operator of(SecurityContext security) {
        Requestor client = caller.of(security);
        String issuerId = client.issuerId();
        if (issuerId == null) {
            throw Declined.notFound();
        }
        return new Operator(client.clientId(), issuerId);
    }
}
