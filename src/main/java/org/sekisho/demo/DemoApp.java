package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.sekisho.pairing.AppRegistrations;

/** Invites the holder of a demo card to the one-time-code app, as a member's page does. */
@Path("/demo/app")
class DemoApp {
    private final AppRegistrations registrations;

    DemoApp(AppRegistrations registrations) {
        this.registrations = registrations;
    }

    /** What the app is, and a button. */
    @GET
    @Produces("text/html")
    public Uni<Response> show(
            @RestQuery @Nullable String lang, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Page page = Page.in(Lang.of(lang == null ? acceptLanguage : lang));
        return page.show(DemoPages.app(page, DemoCard.EVERYTHING, ""));
    }

    /** Makes an ID, and sends the password to the demo's phone. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/html")
    public Uni<Response> begin(@RestForm @Nullable String lang, @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(403, "This form was sent by another site.", "ほかのサイトから送られたため、受け付けられません。");
        }
        Page page = Page.in(Lang.of(lang));
        return registrations
                .begin(DemoIssuer.APP_CARD)
                .chain(begun -> page.show(DemoPages.app(page, DemoCard.EVERYTHING, begun.name())));
    }
}
