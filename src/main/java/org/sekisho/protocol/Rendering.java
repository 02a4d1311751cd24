package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** acsRenderingType: how an app shows a challenge. */
public final class Rendering {

    private Rendering() {}

    /** deviceUserInterfaceMode: upright, as telephones are held; our texts and pages fit either way. */
    private static final String PORTRAIT = "01";

    /** As ARes and RReq carry it. */
    public static JsonNode of(String acsInterface, String acsUiTemplate, String messageVersion) {
        ObjectNode rendering = JsonNodeFactory.instance
                .objectNode()
                .put("acsInterface", acsInterface)
                .put("acsUiTemplate", acsUiTemplate);
        return MessageVersion.findOrLatest(messageVersion).isBefore(MessageVersion.V2_3_1)
                ? rendering
                : rendering.put("deviceUserInterfaceMode", PORTRAIT);
    }
}
