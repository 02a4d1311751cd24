package org.sekisho.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekisho.platform.SettingsRefresh;

/** The running application as 3DS Servers and other ACSs reach it, and the ranges of those ACSs. */
@ApplicationScoped
public class DirectorySide {
    private final Tables tables;
    private final SettingsRefresh settings;
    private final AtomicInteger last = new AtomicInteger(100);

    DirectorySide(Tables tables, SettingsRefresh settings) {
        this.tables = tables;
        this.settings = settings;
    }

    /** Gives an ACS a range of its own; a card number in it. */
    public String rangeOf(String acsUrl) {
        String first = "4000%08d".formatted(last.incrementAndGet());
        tables.change("""
                INSERT INTO foreign_range (id, acs, first_pan, last_pan, scheme, acs_url, versions, abilities)
                VALUES ($1, $2, $3, $4, 'JCB', $5, '{2.2.0,2.3.1}', '{01,02}')
                """, UUID.randomUUID(), "acs-" + first, first + "0000", first + "9999", acsUrl);
        refresh();
        return first + "0042";
    }

    /** Lets a change be seen at once. */
    public void refresh() {
        try {
            VertxContextSupport.subscribeAndAwait(settings::now);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** An AReq as a 3DS Server sends it: without what a directory adds. */
    public static ObjectNode aReq(String pan, Directory server) {
        ObjectNode aReq = Messages.aReq(pan).put("threeDSServerURL", server.url());
        aReq.remove("dsTransID");
        aReq.remove("dsReferenceNumber");
        aReq.remove("dsURL");
        return aReq;
    }

    /** The same AReq in another version, with what that requires besides. */
    public static ObjectNode inVersion(String version, ObjectNode aReq) {
        aReq.put("messageVersion", version);
        if (version.equals("2.3.1")) {
            aReq.put("acquirerCountryCode", "392").putArray("acceptLanguage").add("ja");
        }
        return aReq;
    }

    /** Sends an AReq and reads what comes back. */
    public static JsonNode answer(JsonNode aReq) {
        return Acs.json(post("/ds/areq", aReq.toString()).body());
    }

    /** Brings a result and reads what comes back. */
    public static JsonNode report(JsonNode rReq) {
        return Acs.json(post("/ds/rreq/" + rReq.path("dsTransID").asText(), rReq.toString())
                .body());
    }

    /** Posts a message. */
    public static HttpResponse<String> post(String path, String body) {
        return Acs.send(HttpRequest.newBuilder(URI.create(Acs.url(path)))
                .header("content-type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }
}
