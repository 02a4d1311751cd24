package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where the issuer's page posts the browser back to, inside the frame. */
@Path("/demo/shop/notification")
class ShopNotification {
    private final ShopOrders orders;
    private final Exchanges exchanges;
    private final Json json;

    ShopNotification(ShopOrders orders, Exchanges exchanges, Json json) {
        this.orders = orders;
        this.exchanges = exchanges;
        this.json = json;
    }

    /** Notes that the browser is back and leads the whole window to the result. A CRes passes through the browser and decides nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/html")
    public Uni<Response> back(
            @RestForm @Nullable String cres,
            @RestForm @Nullable String erro,
            @RestForm @Nullable String threeDSSessionData) {
        String encoded = cres == null ? erro : cres;
        if (encoded == null || threeDSSessionData == null) {
            throw new Refusal(400, "cres or erro, and threeDSSessionData, are needed.");
        }
        if (!(json.tryReadEncoded(encoded) instanceof ObjectNode message)) {
            throw new Refusal(400, "cres is not JSON in base64url.");
        }
        return orders.get(SessionData.orderId(threeDSSessionData))
                .call(order -> keep(order, message))
                .chain(ShopNotification::leave);
    }

    private Uni<Void> keep(ShopOrder order, ObjectNode message) {
        if (!Json.text(message, "threeDSServerTransID")
                .equalsIgnoreCase(order.serverTransId().toString())) {
            throw new Refusal(400, "threeDSServerTransID belongs to another order.");
        }
        return exchanges
                .add(Actor.SEKISHO, Actor.BROWSER, message)
                .chain(() -> isErro(message)
                        ? failed(order, message)
                        : Uni.createFrom().voidItem())
                .chain(() -> orders.returned(order.id()));
    }

    /** Safe to believe without an RReq, because an error only ever ends in no payment. */
    private Uni<Void> failed(ShopOrder order, ObjectNode erro) {
        return orders.decided(order.id(), Decision.failed(erro), "");
    }

    private static boolean isErro(ObjectNode message) {
        return Json.text(message, "messageType").equals("Erro");
    }

    private static Uni<Response> leave(ShopOrder order) {
        Page page = Page.in(order.lang()).inFrame();
        return page.show(DemoPages.back(page, order));
    }
}
