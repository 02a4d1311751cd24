package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Correlation;

/** Where 3DS Servers and other ACSs reach us as a directory server. A protocol message, also an Erro, always travels in HTTP 200. */
@Path("/")
@Consumes(MediaType.WILDCARD)
@Cancellable(false)
class DsResource {

    /** The path of results, before the dsTransID. */
    static final String RESULTS = "/ds/rreq/";

    private static final String JSON = "application/json; charset=UTF-8";

    private final Participants participants;
    private final PReqs pReqs;
    private final AReqRelay aReqs;
    private final RReqRelay rReqs;

    DsResource(Participants participants, PReqs pReqs, AReqRelay aReqs, RReqRelay rReqs) {
        this.participants = participants;
        this.pReqs = pReqs;
        this.aReqs = aReqs;
        this.rReqs = rReqs;
    }

    /** Answers a PReq with the card ranges or an Erro. */
    @POST
    @Path("3ds/preq")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ranges(@HeaderParam("content-type") @Nullable String type, byte[] body) {
        return answer(type, participants.server(), server -> pReqs.answer(server, body), Correlation::withDirectory);
    }

    /** Answers a 3DS Server's AReq with what its ACS says, or an Erro. */
    @POST
    @Path("ds/areq")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> authenticate(@HeaderParam("content-type") @Nullable String type, byte[] body) {
        return answer(type, participants.server(), server -> aReqs.answer(server, body), Correlation::withDirectory);
    }

    /** Brings an ACS's result to the 3DS Server and its receipt back. */
    @POST
    @Path("ds/rreq/{dsTransID}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> result(
            @PathParam("dsTransID") String dsTransId, @HeaderParam("content-type") @Nullable String type, byte[] body) {
        return answer(
                type,
                participants.reporter(),
                mayReport -> rReqs.answer(dsTransId, body, mayReport),
                Correlation::ofDirectory);
    }

    private static <T> Uni<RestResponse<String>> answer(
            @Nullable String type,
            Optional<T> caller,
            Function<T, Uni<String>> work,
            Function<String, Correlation> named) {
        if (caller.isEmpty()) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.FORBIDDEN));
        }
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNSUPPORTED_MEDIA_TYPE));
        }
        return work.apply(caller.get())
                .map(answer -> answer.isEmpty() ? RestResponse.ok() : ok(answer, named.apply(answer)));
    }

    private static RestResponse<String> ok(String answer, Correlation named) {
        ResponseBuilder<String> response = ResponseBuilder.ok(answer).header("Content-Type", JSON);
        named.headers(response::header);
        return response.build();
    }
}
