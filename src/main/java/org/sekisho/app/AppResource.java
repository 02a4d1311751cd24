package org.sekisho.app;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Approvals;
import org.sekisho.authentication.WaitingPurchases;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.pairing.AppRegistrations;
import org.sekisho.pairing.AppRemovals;

/** What the app asks for. But for the first, all requests are signed by a device. */
@Path("/app")
@Cancellable(false)
class AppResource {

    private final AppRegistrations registrations;
    private final Doorkeeper door;
    private final WaitingPurchases purchases;
    private final Approvals approvals;
    private final AppDevices devices;
    private final AppRemovals removals;

    AppResource(
            AppRegistrations registrations,
            Doorkeeper door,
            WaitingPurchases purchases,
            Approvals approvals,
            AppDevices devices,
            AppRemovals removals) {
        this.removals = removals;
        this.approvals = approvals;
        this.registrations = registrations;
        this.door = door;
        this.purchases = purchases;
        this.devices = devices;
    }

    /** Registers a device for a card. */
    @POST
    @Path("/registrations")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> register(byte[] body) {
        return registrations
                .complete(AppBody.read(body).offer())
                .map(completed -> completed.map(AppResource::card).orElseThrow(Refused::registration));
    }

    /** The purchases that wait for a code or the approval of the device's card. */
    @POST
    @Path("/purchases")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> purchases(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String signed, byte[] body) {
        return door.admit(signed, "/app/purchases", body).chain(admitted -> {
            Locale language = AppBody.read(body).language();
            return purchases.of(admitted.device().cardId(), language).map(waiting -> list(admitted.now(), waiting));
        });
    }

    /** Takes the holder's word that a purchase is theirs. */
    @POST
    @Path("/approval")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> approve(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String signed, byte[] body) {
        return door.admit(signed, "/app/approval", body)
                .chain(admitted ->
                        approvals.approve(device(admitted), AppBody.read(body).purchase()))
                .map(AppResource::done);
    }

    /** Takes the holder's word that a purchase is somebody else's. */
    @POST
    @Path("/refusal")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> refuse(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String signed, byte[] body) {
        return door.admit(signed, "/app/refusal", body)
                .chain(admitted ->
                        approvals.refuse(device(admitted), AppBody.read(body).purchase()))
                .map(AppResource::done);
    }

    private static Approvals.Device device(Doorkeeper.Admitted admitted) {
        return new Approvals.Device(admitted.device().id(), admitted.device().cardId());
    }

    private static RestResponse<String> done(boolean done) {
        if (!done) {
            throw Refused.gone();
        }
        return nothing();
    }

    /** Gives the card another name and colour. */
    @POST
    @Path("/label")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> label(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String signed, byte[] body) {
        return door.admit(signed, "/app/label", body).chain(admitted -> {
            AppBody read = AppBody.read(body);
            return devices.label(admitted.device().id(), read.label(), read.colour())
                    .map(_ -> nothing());
        });
    }

    /** Takes the card off the device. */
    @POST
    @Path("/removal")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> remove(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String signed, byte[] body) {
        return door.admit(signed, "/app/removal", body)
                .chain(admitted -> removals.remove(admitted.device()))
                .map(_ -> nothing());
    }

    /** The same words for every reason, so that nobody learns which it was. */
    @ServerExceptionMapper
    public RestResponse<String> refused(Refused refused) {
        JsonObject body = new JsonObject().put("problem", "refused");
        Instant now = refused.now();
        return json(refused.status(), now == null ? body : body.put("now", now.toEpochMilli()));
    }

    private static RestResponse<String> card(AppRegistrations.Completed completed) {
        return json(
                200,
                new JsonObject()
                        .put("device", completed.deviceId().toString())
                        .put("server", base64(completed.server()))
                        .put("answer", base64(completed.answer()))
                        .put(
                                "issuer",
                                new JsonObject().put("ja", completed.issuerJa()).put("en", completed.issuerEn()))
                        .put("lastFour", completed.lastFour()));
    }

    private static RestResponse<String> list(Instant now, List<WaitingPurchases.Waiting> waiting) {
        JsonArray list = new JsonArray();
        waiting.forEach(purchase -> list.add(new JsonObject()
                .put("purchase", purchase.acsTransId().toString())
                .put("merchant", purchase.merchant())
                .put("amount", purchase.amount())
                .put("at", purchase.at().toEpochMilli())
                .put("challenge", purchase.challenge())
                .put("until", purchase.until().toEpochMilli())
                .put("approvable", purchase.approvable())));
        return json(200, new JsonObject().put("now", now.toEpochMilli()).put("purchases", list));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static RestResponse<String> json(int status, JsonObject body) {
        return ResponseBuilder.<String>create(status)
                .entity(body.encode())
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .build();
    }

    private static RestResponse<String> nothing() {
        return RestResponse.noContent();
    }
}
