package org.sekisho.method;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.sekisho.platform.PublicAddress;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.protocol.MethodData;

/** The pages of the 3DS Method as complete responses: HTML, status and headers. */
@Singleton
class MethodPages {

    private static final int NONCE_BYTES = 16;
    private static final String NOTHING =
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>3-D Secure</title></html>";

    private final Optional<Profiling> profiling;
    private final MethodHeaders headers;
    private final SecureRandom random;

    MethodPages(MethodConfig config, PublicAddress address, OutboundConfig outbound, SecureRandom random) {
        this.profiling = config.profilingUrl().map(Profiling::of);
        this.headers = new MethodHeaders(
                "https".equals(address.base().getScheme()), outbound.anywhere(), profiling.map(Profiling::origin));
        this.random = random;
    }

    /** The page that collects and returns. */
    Uni<RestResponse<String>> collect(MethodData data, String token) {
        String nonce = nonce();
        String tag =
                profiling.map(script -> script.url(data.threeDSServerTransID())).orElse("");
        return Templates.method(nonce, data.threeDSMethodNotificationURL(), data.answer(), token, tag)
                .createUni()
                .map(html -> response(200, html, headers.of(nonce)));
    }

    /** The page that does nothing and says nothing. */
    RestResponse<String> nothing() {
        return response(400, NOTHING, headers.ofNothing());
    }

    private static RestResponse<String> response(int status, String html, Map<String, String> headers) {
        ResponseBuilder<String> response =
                ResponseBuilder.<String>create(status).entity(html);
        headers.forEach(response::header);
        return response.build();
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @CheckedTemplate(basePath = "method")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance method(String nonce, String action, String answer, String token, String tag);
    }
}
