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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Correlation;
import org.sekisho.threeds.directory.Directories;

/** Where directory servers send AReqs. A protocol message, also an Erro, always travels in HTTP 200. */
@Path("/3ds/areq")
class AReqResource {

    static final String JSON = "application/json; charset=UTF-8";

    private final AReqs aReqs;
    private final Directories directories;

    AReqResource(AReqs aReqs, Directories directories) {
        this.aReqs = aReqs;
        this.directories = directories;
    }

    /** Answers an AReq with an ARes or an Erro. */
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
        return aReqs.answer(body).map(answer -> answer.isEmpty() ? RestResponse.ok() : ok(answer));
    }

    /** An answer to a directory server. */
    static RestResponse<String> ok(String answer) {
        ResponseBuilder<String> response = ResponseBuilder.ok(answer).header("Content-Type", JSON);
        Correlation.withDirectory(answer).headers(response::header);
        return response.build();
    }
}
