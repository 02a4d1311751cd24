package org.sekisho.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekisho.authentication.Approvals;
import org.sekisho.credential.Colour;
import org.sekisho.pairing.AppRegistrations;
import org.sekisho.platform.PageLanguage;
import org.sekisho.rest.Declined;
import org.sekisho.rest.StrictJson;

/** Reads what apps send; whatever they do not send is refused. */
final class AppBody {

    private static final int LONGEST = 2_048;
    private static final Pattern NAME = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
    // a family or a flag is several characters with joiners between them
    private static final Pattern LABEL = Pattern.compile("(?:[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]|\\u200D){1,40}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");
    private static final int PUBLIC_KEY = 65;
    private static final int MAC = 32;

    private final ObjectNode json;

    private AppBody(ObjectNode json) {
        this.json = json;
    }

    static AppBody read(byte[] body) {
        if (body.length > LONGEST) {
            throw Refused.malformed();
        }
        try {
            return new AppBody(StrictJson.read(body));
        } catch (Declined _) {
            throw Refused.malformed();
        }
    }

    AppRegistrations.Offer offer() {
        String name = text("registration");
        if (!NAME.matcher(name).matches()) {
            throw Refused.malformed();
        }
        return new AppRegistrations.Offer(name, bytes("device", PUBLIC_KEY), bytes("proof", MAC), label(), colour());
    }

    /** A purchase as the list named it. */
    Approvals.Named purchase() {
        String number = text("challenge");
        if (!NUMBER.matcher(number).matches()) {
            throw Refused.malformed();
        }
        try {
            return new Approvals.Named(UUID.fromString(text("purchase")), number);
        } catch (IllegalArgumentException _) {
            throw Refused.malformed();
        }
    }

    String label() {
        String label = text("label").strip();
        if (!LABEL.matcher(label).matches()) {
            throw Refused.malformed();
        }
        return label;
    }

    Colour colour() {
        try {
            return Colour.valueOf(text("colour"));
        } catch (IllegalArgumentException _) {
            throw Refused.malformed();
        }
    }

    Locale language() {
        return PageLanguage.of(text("language"), null, Locale.JAPANESE);
    }

    private byte[] bytes(String member, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text(member));
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // as a wrong length
        }
        throw Refused.malformed();
    }

    private String text(String member) {
        JsonNode value = json.get(member);
        if (value == null || !value.isTextual()) {
            throw Refused.malformed();
        }
        return value.textValue();
    }
}
