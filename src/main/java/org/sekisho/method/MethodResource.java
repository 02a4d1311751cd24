package org.sekisho.method;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.sekisho.platform.ClientAddress;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.protocol.MethodData;
import org.sekisho.protocol.MethodDataReader;
import org.sekisho.protocol.ProtocolException;

/** The Method URL: the page for a hidden iframe of the checkout, and what its script tells. There is no Erro here, only an empty page. */
@Path("/3ds/method")
@Cancellable(false)
class MethodResource {

    private static final int LONGEST_REQUEST = 8_192;
    private static final int LONGEST_DATA = 16_384;

    private final MethodDataReader reader;
    private final MethodPages pages;
    private final Collecting collecting;
    private final MeterRegistry metrics;
    private final ClientAddress addresses;

    MethodResource(
            OutboundConfig outbound,
            MethodPages pages,
            Collecting collecting,
            MeterRegistry metrics,
            ClientAddress addresses) {
        this.addresses = addresses;
        this.reader = new MethodDataReader(outbound.anywhere());
        this.pages = pages;
        this.collecting = collecting;
        this.metrics = metrics;
    }

    /** Serves the page; whatever is wrong with the request gets one that does nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(byte[] body, HttpServerRequest request) {
        return Form.read(body, LONGEST_REQUEST)
                .flatMap(this::data)
                .map(data -> collecting
                        .begin(data.threeDSServerTransID(), Requester.facts(request, addresses.of(request)))
                        .chain(token -> pages.collect(data, token))
                        .invoke(() -> count("served")))
                .orElseGet(this::refused);
    }

    /** Takes what the page's script tells. Nobody reads the answer: the page is gone by then. */
    @POST
    @Path("/data")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> data(byte[] body, HttpServerRequest request) {
        return Form.read(body, LONGEST_DATA)
                .flatMap(fields -> collecting.end(fields, Requester.userAgent(request)))
                .map(kept -> kept.invoke(first -> count(first ? "collected" : "refused"))
                        .map(_ -> RestResponse.<String>noContent()))
                .orElseGet(this::refused);
    }

    private Optional<MethodData> data(Map<String, String> fields) {
        try {
            return Optional.of(reader.read(fields.getOrDefault("threeDSMethodData", "")));
        } catch (ProtocolException _) {
            return Optional.empty();
        }
    }

    private Uni<RestResponse<String>> refused() {
        count("refused");
        return Uni.createFrom().item(pages.nothing());
    }

    private void count(String outcome) {
        metrics.counter("sekisho.method", "outcome", outcome).increment();
    }
}
