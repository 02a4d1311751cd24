package org.sekisho.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.sekisho.platform.outbound.OutboundConfig;

/** Looks, before anything else, at settings that would fail only when the first cardholder comes. */
@ApplicationScoped
class StartChecks {

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            PublicAddress address,
            OutboundConfig outbound) {
        checkAddress(address.base(), outbound.anywhere());
    }

    static void checkAddress(URI base, boolean plainHttp) {
        boolean scheme = "https".equals(base.getScheme()) || (plainHttp && "http".equals(base.getScheme()));
        if (!scheme || base.getHost() == null || base.toString().endsWith("/") || base.getQuery() != null) {
            throw new StartRefused("The setting sekisho.public-url (environment variable SEKISHO_PUBLIC_URL) is " + base
                    + ", but must be an https URL without a slash at its end, such as https://acs.example.");
        }
    }
}
