package org.sekisho.demo;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Where the shop learns the result of a challenge from server to server; only this one decides. */
@Path("/demo/shop/rreq")
class ShopResults {
    private final ShopOrders orders;
    private final Json json;

    ShopResults(ShopOrders orders, Json json) {
        this.orders = orders;
        this.json = json;
    }

    /** Takes the result of an order of ours and confirms it. */
    @POST
    @Consumes(APPLICATION_JSON)
    @Produces(Json.UTF_8_JSON)
    public Uni<String> take(String body) {
        ObjectNode rReq = json.readOrEmpty(body);
        if (!Json.text(rReq, "messageType").equals("RReq")) {
            return Uni.createFrom().item(json.write(Erro.MESSAGE_NOT_RECOGNISED.about(rReq, "S", "messageType")));
        }
        return orders.findByServerTransId(Json.text(rReq, "threeDSServerTransID"))
                .chain(order -> order.filter(known -> isAbout(rReq, known))
                        .map(known -> orders.decided(known.id(), Decision.of(rReq), "")
                                .replaceWith(RRes.to(rReq)))
                        .orElseGet(() -> Uni.createFrom()
                                .item(Erro.NOT_RECOGNISED.about(rReq, "S", "threeDSServerTransID, acsTransID"))))
                .map(json::write);
    }

    private static boolean isAbout(ObjectNode rReq, ShopOrder order) {
        String acsTransId = order.progress().acsTransId();
        return acsTransId != null && acsTransId.equalsIgnoreCase(Json.text(rReq, "acsTransID"));
    }
}
