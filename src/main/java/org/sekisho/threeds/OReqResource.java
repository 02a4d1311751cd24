package org.sekisho.threeds;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.threeds.directory.Directories;

/** Where directory servers send operational messages. */
@Path("/3ds/oreq")
class OReqResource {

    private final OReqs oReqs;
    private final Directories directories;

    OReqResource(OReqs oReqs, Directories directories) {
        this.oReqs = oReqs;
        this.directories = directories;
    }

    /** Answers an OReq with an ORes or an Erro. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> answer(@HeaderParam("content-type") @Nullable String type, byte[] body) {
        if (!directories.admit()) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.FORBIDDEN));
        }
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNSUPPORTED_MEDIA_TYPE));
        }
        return oReqs.answer(body).map(answer -> answer.isEmpty() ? RestResponse.ok() : AReqResource.ok(answer));
    }
}
