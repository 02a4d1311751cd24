package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** What a 3DS Server hands the browser for the 3DS Method: which authentication is to come, and where to say that the Method is done. */
public record MethodData(String threeDSServerTransID, String threeDSMethodNotificationURL) {

    /** The form field that says so, with the id as it was written. */
    public String answer() {
        String json = "{\"threeDSServerTransID\":\"" + threeDSServerTransID + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
