package org.sekisho.sdk;

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

/** Where apps send their messages. An answer is a message, encrypted or an Erro, and travels in HTTP 200. */
@Path(SdkChallenges.PATH)
class SdkResource {

    private static final String JOSE = "application/jose";
    private static final String UTF_8 = "; charset=UTF-8";

    private final Conversations conversations;

    SdkResource(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Answers a CReq with a CRes or an Erro, and an Erro with nothing. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> answer(@HeaderParam("content-type") @Nullable String type, byte[] body) {
        return isExpected(type)
                ? conversations.answer(body).map(SdkResource::response)
                : Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNSUPPORTED_MEDIA_TYPE));
    }

    /** What is inside decides: an SDK sends an Erro under either name. */
    private static boolean isExpected(@Nullable String type) {
        String lower = type == null ? JOSE : type.toLowerCase(Locale.ROOT);
        return lower.startsWith(JOSE) || lower.startsWith(MediaType.APPLICATION_JSON);
    }

    private static RestResponse<String> response(String answer) {
        return answer.isEmpty()
                ? RestResponse.ok()
                : ResponseBuilder.ok(answer)
                        .header("Content-Type", (answer.startsWith("{") ? MediaType.APPLICATION_JSON : JOSE) + UTF_8)
                        .header("Cache-Control", "no-store")
                        .build();
    }
}
