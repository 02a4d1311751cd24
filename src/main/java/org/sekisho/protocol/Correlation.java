package org.sekisho.protocol;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which both sides of an exchange find it in their logs. Older versions do not forbid them. [3DS 2.3.1: X-Request-ID,
 * X-Response-ID]
 *
 * @param request  of the side that asked: dsTransID of a directory server, sdkTransID of an app, acsTransID of an ACS
 * @param response of the side that answers
 */
public record Correlation(
        @Nullable String request, @Nullable String response) {

    private static final Pattern DS_TRANS_ID = id("dsTransID");
    private static final Pattern SDK_TRANS_ID = id("sdkTransID");
    private static final Pattern ACS_TRANS_ID = id("acsTransID");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f-]{36}");

    /** Of an answer to a directory server. */
    public static Correlation withDirectory(String answer) {
        return new Correlation(find(DS_TRANS_ID, answer), find(ACS_TRANS_ID, answer));
    }

    /** Of a directory server's answer to an ACS, which is the one that asked. */
    public static Correlation ofDirectory(String answer) {
        return new Correlation(find(ACS_TRANS_ID, answer), find(DS_TRANS_ID, answer));
    }

    /** Of an Erro to an app. */
    public static Correlation withApp(String erro) {
        return new Correlation(find(SDK_TRANS_ID, erro), find(ACS_TRANS_ID, erro));
    }

    /** Of an encrypted answer to an app, under the id that the app gave in its header; anything but an id is not repeated. */
    public static Correlation withApp(@Nullable String said, String acsTransID) {
        return new Correlation(said != null && UUID.matcher(said).matches() ? said : null, acsTransID);
    }

    /** Tells the headers that there are. */
    public void headers(BiConsumer<String, String> header) {
        if (request != null) {
            header.accept("X-Request-ID", request);
        }
        if (response != null) {
            header.accept("X-Response-ID", response);
        }
    }

    /** In texts of our own: a quotation mark inside of a value stands behind a backslash, so no value can look like a name. */
    private static Pattern id(String name) {
        return Pattern.compile("\"" + name + "\":\"([0-9A-Fa-f-]{36})\"");
    }

    private static @Nullable String find(Pattern id, String text) {
        Matcher found = id.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
