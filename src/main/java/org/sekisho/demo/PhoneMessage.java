package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A mail or short message that reached the demo phone. */
public record PhoneMessage(String to, String channel, String subject, String text, String acsTransID, Instant at) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    /** The one-time code in it, or empty. */
    public String code() {
        return CodeInText.find(text).orElse("");
    }

    /** Hours and minutes in Japan, as a phone there shows them. */
    public String clock() {
        return CLOCK.format(at);
    }

    public boolean isMail() {
        return channel.equals("EMAIL");
    }

    ObjectNode toJson(ObjectNode into) {
        return into.put("to", to)
                .put("channel", channel)
                .put("subject", subject)
                .put("text", text)
                .put("code", code().isEmpty() ? null : code())
                .put("acsTransID", acsTransID)
                .put("at", at.toString());
    }
}
