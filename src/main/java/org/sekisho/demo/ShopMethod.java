package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where the issuer's 3DS Method page posts the browser back to, inside the hidden frame of the checkout. */
@Path("/demo/shop/method")
class ShopMethod {
    private final Json json;

    ShopMethod(Json json) {
        this.json = json;
    }

    /** A page that tells the checkout around it which purchase may go on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/html")
    public Uni<Response> done(@RestForm @Nullable String threeDSMethodData) {
        String id = Json.text(
                json.tryReadEncoded(threeDSMethodData == null ? "" : threeDSMethodData), "threeDSServerTransID");
        Page page = Page.in(Lang.EN).inFrame();
        return page.show(DemoPages.method(
                page,
                Ids.parse(id)
                        .orElseThrow(() -> new Refusal(400, "threeDSMethodData is not what was asked for."))
                        .toString()));
    }
}
