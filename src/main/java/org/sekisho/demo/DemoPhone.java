package org.sekisho.demo;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The cardholder's phone: a message gateway on one side, a screen on the other. */
@Path("/demo/phone")
class DemoPhone {
    private static final Set<String> CHANNELS = Set.of("EMAIL", "SMS");

    private final PhoneMessages messages;
    private final Exchanges exchanges;
    private final Json json;

    DemoPhone(PhoneMessages messages, Exchanges exchanges, Json json) {
        this.messages = messages;
        this.exchanges = exchanges;
        this.json = json;
    }

    /** Takes a message as a mail or SMS provider would. */
    @POST
    @Path("/messages")
    @Consumes(APPLICATION_JSON)
    public Uni<Response> take(String body) {
        ObjectNode message = json.read(body);
        String to = field(message, "to", 254);
        String channel = field(message, "channel", 5);
        String text = field(message, "text", 4_000);
        if (to.isEmpty() || text.isEmpty() || !CHANNELS.contains(channel)) {
            throw new Refusal(400, "A message needs to, text and channel EMAIL or SMS.");
        }
        String reference = field(message, "reference", 64);
        return messages.add(to, channel, field(message, "subject", 400), text, reference)
                .chain(() -> exchanges.add(Actor.SEKISHO, Actor.PHONE, channel, "", reference, message))
                .replaceWith(Response.accepted().build());
    }

    /** The received messages as JSON, newest first. */
    @GET
    @Path("/messages")
    @Produces(APPLICATION_JSON)
    public Uni<Response> list(@RestQuery @Nullable String acsTransID) {
        return messages.newest(orEmpty(acsTransID)).map(this::array).map(list -> Response.ok(json.write(list))
                .header("Cache-Control", "no-store")
                .build());
    }

    /** The phone itself. */
    @GET
    @Produces("text/html")
    public Uni<Response> screen(
            @RestQuery @Nullable String acsTransID,
            @RestQuery @Nullable String lang,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Page page = Page.in(Lang.of(lang == null ? acceptLanguage : lang)).inFrame();
        return messages.newest(orEmpty(acsTransID)).chain(list -> page.show(DemoPages.phone(page, list)));
    }

    private ArrayNode array(List<PhoneMessage> list) {
        ArrayNode array = json.object().arrayNode();
        list.forEach(message -> array.add(message.toJson(json.object())));
        return array;
    }

    private static String field(ObjectNode message, String name, int most) {
        String text = Json.text(message, name);
        if (text.length() > most) {
            throw new Refusal(400, name + " is longer than " + most + " characters.");
        }
        return text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "");
    }
}
