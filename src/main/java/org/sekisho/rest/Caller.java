package org.sekisho.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.SecurityContext;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/** Who is calling, once its token was accepted. */
@ApplicationScoped
public class Caller {

    private final Requestors requestors;

    Caller(Requestors requestors) {
        this.requestors = requestors;
    }

    /** Fails with a problem when the merchant was disabled since the token was looked at. */
    public Requestor of(SecurityContext security) {
        return requestors.findClient(security.getUserPrincipal().getName()).orElseThrow(Declined::notFound);
    }
}
