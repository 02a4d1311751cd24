package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** acsRenderingType: how an app shows a challenge. */
public final class Rendering {

    private Rendering() {}

    /** As ARes and RReq carry it. */
    public static JsonNode of(String acsInterface, String acsUiTemplate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("acsInterface", acsInterface)
                .put("acsUiTemplate", acsUiTemplate);
    }
}
