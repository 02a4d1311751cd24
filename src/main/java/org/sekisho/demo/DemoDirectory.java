package org.sekisho.demo;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A directory server with one issuer behind it: takes AReqs from shops to Sekisho and RReqs back. */
@Path("/demo/directory")
@Consumes(APPLICATION_JSON)
@Produces(Json.UTF_8_JSON)
class DemoDirectory {
    private static final String REFERENCE_NUMBER = "SEKISHO-DEMO-DS";
    private static final Duration ARES_PATIENCE = Duration.ofSeconds(10);
    /** Below the five seconds Sekisho waits for us. */
    private static final Duration RRES_PATIENCE = Duration.ofSeconds(4);

    private final DirectoryRoutes routes;
    private final Exchanges exchanges;
    private final Partners partners;
    private final Wire wire;
    private final Json json;

    DemoDirectory(DirectoryRoutes routes, Exchanges exchanges, Partners partners, Wire wire, Json json) {
        this.routes = routes;
        this.exchanges = exchanges;
        this.partners = partners;
        this.wire = wire;
        this.json = json;
    }

    /** Adds what a directory adds to an AReq and brings back the ARes or Erro. */
    @POST
    @Path("/areq")
    public Uni<String> request(String body) {
        ObjectNode aReq = json.readOrEmpty(body);
        Optional<ObjectNode> refused = refusedAReq(aReq);
        return refused.map(erro -> Uni.createFrom().item(erro))
                .orElseGet(() -> forward(aReq))
                .map(json::write);
    }

    /** Takes a result, passes it on to the shop it belongs to and confirms it. */
    @POST
    @Path("/rreq")
    public Uni<String> result(String body) {
        ObjectNode rReq = json.readOrEmpty(body);
        if (!Json.text(rReq, "messageType").equals("RReq")) {
            return Uni.createFrom().item(json.write(Erro.MESSAGE_NOT_RECOGNISED.about(rReq, "D", "messageType")));
        }
        ObjectNode rRes = RRes.to(rReq);
        return exchanges
                .add(Actor.SEKISHO, Actor.DIRECTORY, rReq)
                .chain(() -> routes.find(Json.text(rReq, "dsTransID")))
                .chain(server -> server.map(url -> passOn(url, rReq)).orElseGet(Uni.createFrom()::voidItem))
                .chain(() -> exchanges.add(Actor.DIRECTORY, Actor.SEKISHO, rRes))
                .replaceWith(json.write(rRes));
    }

    private Uni<ObjectNode> forward(ObjectNode aReq) {
        UUID dsTransId = UUID.randomUUID();
        ObjectNode stamped = aReq.deepCopy()
                .put("dsReferenceNumber", REFERENCE_NUMBER)
                .put("dsTransID", dsTransId.toString())
                .put("dsURL", partners.directoryResults());
        return routes.add(dsTransId, Json.text(aReq, "threeDSServerTransID"), Json.text(aReq, "threeDSServerURL"))
                .chain(() -> exchanges.add(Actor.DIRECTORY, Actor.SEKISHO, stamped))
                .chain(() -> wire.post(partners.issuer(), stamped, ARES_PATIENCE))
                .call(answer -> exchanges.add(Actor.SEKISHO, Actor.DIRECTORY, answer))
                .onFailure()
                .recoverWithItem(failure -> Erro.after(failure).about(stamped, "D", "The issuer did not answer."));
    }

    /** The RRes of the shop is recorded; whatever it says, the directory has the result and confirms it. */
    private Uni<Void> passOn(String server, ObjectNode rReq) {
        if (!partners.mayReceive(server)) {
            return Uni.createFrom().voidItem();
        }
        return exchanges
                .add(Actor.DIRECTORY, Actor.SHOP, rReq)
                .chain(() -> wire.post(server, rReq, RRES_PATIENCE))
                .onFailure()
                .recoverWithItem(failure -> Erro.after(failure).about(rReq, "D", "The shop did not answer."))
                .chain(rRes -> exchanges.add(Actor.SHOP, Actor.DIRECTORY, rRes));
    }

    private static Optional<ObjectNode> refusedAReq(ObjectNode aReq) {
        if (!Json.text(aReq, "messageType").equals("AReq")) {
            return Optional.of(Erro.MESSAGE_NOT_RECOGNISED.about(aReq, "D", "messageType"));
        }
        if (Json.text(aReq, "threeDSServerTransID").isEmpty()) {
            return Optional.of(Erro.ELEMENT_MISSING.about(aReq, "D", "threeDSServerTransID"));
        }
        return Optional.empty();
    }
}
