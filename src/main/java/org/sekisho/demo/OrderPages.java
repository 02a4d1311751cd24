package org.sekisho.demo;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What a customer sees of an order: the challenge, the result, and everything that was said on the way; and what may follow it. */
@Path("/demo/shop/orders/{id}")
class OrderPages {
    private final ShopOrders orders;
    private final ShopMessages messages;
    private final Exchanges exchanges;
    private final Why why;
    private final Json json;
    private final Till till;

    OrderPages(ShopOrders orders, ShopMessages messages, Exchanges exchanges, Why why, Json json, Till till) {
        this.orders = orders;
        this.messages = messages;
        this.exchanges = exchanges;
        this.why = why;
        this.json = json;
        this.till = till;
    }

    /** The verdict of the shop, the reasons of the issuer and the timeline; asks to be reloaded while the result is still on its way. */
    @GET
    @Produces("text/html")
    public Uni<Response> result(@RestPath String id) {
        return orders.get(id).chain(order -> timelineOf(order)
                .chain(timeline -> reasonsOf(order).chain(reasons -> show(order, reasons, timeline))));
    }

    /** Charges the card of a paid order once more without its customer, and leads to the result. */
    @POST
    @Path("/later")
    public Uni<Response> later(@RestPath String id) {
        return orders.get(id).chain(till::later).map(order -> Page.moveTo("/demo/shop/orders/" + order.id()));
    }

    /** The frame with the issuer's page inside. */
    @GET
    @Path("/challenge")
    @Produces("text/html")
    public Uni<Response> challenge(@RestPath String id) {
        return orders.get(id).chain(this::challengeOrResult);
    }

    /** Whether the page around the frame should move on. */
    @GET
    @Path("/state")
    @Produces(APPLICATION_JSON)
    public Uni<Response> state(@RestPath String id) {
        return orders.get(id).map(order -> {
            Decision decision = order.decision();
            ObjectNode state = json.object()
                    .put("id", id)
                    .put("state", order.isDecided() ? "DECIDED" : "CHALLENGE")
                    .put("over", order.isOver())
                    .put("result", "/demo/shop/orders/" + order.id());
            return json(decision == null ? state : state.put("transStatus", decision.transStatus()));
        });
    }

    /** The result page for programs. */
    @GET
    @Path("/timeline")
    @Produces(APPLICATION_JSON)
    public Uni<Response> timeline(@RestPath String id) {
        return orders.get(id).chain(order -> timelineOf(order).map(timeline -> json(timeline.toJson(order))));
    }

    private Uni<Response> show(ShopOrder order, List<Reason> reasons, Timeline timeline) {
        Page page = Page.in(order.lang());
        return page.show(DemoPages.result(page, order, reasons, timeline));
    }

    private Uni<List<Reason>> reasonsOf(ShopOrder order) {
        return order.isDecided()
                ? why.of(order.progress().acsTransId())
                : Uni.createFrom().item(List.of());
    }

    private Uni<Response> challengeOrResult(ShopOrder order) {
        String acsTransId = order.progress().acsTransId();
        String acsUrl = order.progress().acsUrl();
        if (order.isOver() || acsTransId == null || acsUrl == null) {
            return Uni.createFrom().item(Page.moveTo("/demo/shop/orders/" + order.id()));
        }
        ObjectNode cReq = messages.cReq(order, acsTransId);
        Page page = Page.in(order.lang()).talkingTo(Partners.origin(acsUrl));
        Challenge challenge = new Challenge(acsUrl, json.encode(cReq), SessionData.of(order), acsTransId);
        return orders.shown(order.id())
                .chain(first -> first
                        ? exchanges.add(Actor.BROWSER, Actor.SEKISHO, cReq)
                        : Uni.createFrom().voidItem())
                .chain(() -> page.show(DemoPages.challenge(page, order, challenge)));
    }

    private Uni<Timeline> timelineOf(ShopOrder order) {
        return exchanges
                .of(order.serverTransId().toString(), order.progress().acsTransId())
                .map(list -> Timeline.of(list, json));
    }

    private Response json(ObjectNode body) {
        return Response.ok(json.write(body)).header("Cache-Control", "no-store").build();
    }
}
