package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The shop's counter: choose, and pay. */
@Path("/demo")
class DemoShop {
    private final Till till;

    DemoShop(Till till) {
        this.till = till;
    }

    /** The shop. */
    @GET
    @Produces("text/html")
    public Uni<Response> front(
            @RestQuery @Nullable String lang, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Page page = Page.in(Lang.of(lang == null ? acceptLanguage : lang));
        return page.show(DemoPages.shop(page, Shelf.STOCKED));
    }

    /** The shop, under its longer name. */
    @GET
    @Path("/shop")
    @Produces("text/html")
    public Uni<Response> shop(
            @RestQuery @Nullable String lang, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        return front(lang, acceptLanguage);
    }

    /** Places an order and leads to its challenge or its result. */
    @POST
    @Path("/shop/orders")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> order(
            @BeanParam Checkout form,
            HttpServerRequest request,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("User-Agent") @Nullable String userAgent) {
        String ip =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return till.pay(form, new BrowserData.Sender(accept, userAgent, ip)).map(DemoShop::next);
    }

    private static Response next(ShopOrder order) {
        String path = "/demo/shop/orders/" + order.id();
        return Page.moveTo(order.isDecided() || order.isLater() ? path : path + "/challenge");
    }
}
