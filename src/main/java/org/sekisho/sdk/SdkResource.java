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
import org.sekisho.protocol.Correlation;
import org.sekisho.sdk.crypto.SecureMessage;

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
    public Uni<RestResponse<String>> answer(
            @HeaderParam("content-type") @Nullable String type,
            @HeaderParam("x-request-id") @Nullable String requestId,
            byte[] body) {
        return isExpected(type)
                ? conversations.answer(body).map(answer -> response(answer, requestId))
                : Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNSUPPORTED_MEDIA_TYPE));
    }

    /** What is inside decides: an SDK sends an Erro under either name. */
    private static boolean isExpected(@Nullable String type) {
        String lower = type == null ? JOSE : type.toLowerCase(Locale.ROOT);
        return lower.startsWith(JOSE) || lower.startsWith(MediaType.APPLICATION_JSON);
    }

    private static RestResponse<String> response(String answer, @Nullable String requestId) {
        if (answer.isEmpty()) {
            return RestResponse.ok();
        }
        boolean erro = answer.startsWith("{");
        ResponseBuilder<String> response = ResponseBuilder.ok(answer)
                .header("Content-Type", (erro ? MediaType.APPLICATION_JSON : JOSE) + UTF_8)
                .header("Cache-Control", "no-store");
        Correlation correlation =
                erro ? Correlation.withApp(answer) : Correlation.withApp(requestId, acsTransID(answer));
        correlation.headers(response::header);
        return response.build();
    }

    private static String acsTransID(String answer) {
        try {
            return SecureMessage.read(answer).kid();
        } catch (SecureMessage.Unreadable e) {
            throw new IllegalStateException("what was written here can be read", e);
        }
    }
}
