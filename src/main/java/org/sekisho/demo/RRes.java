package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The receipt for an RReq. */
final class RRes {
    private RRes() {}

    /** Says that the result was received, with the ids as they came. */
    static ObjectNode to(ObjectNode rReq) {
        ObjectNode rRes = rReq.objectNode();
        Erro.copy("threeDSServerTransID", rReq, rRes);
        Erro.copy("dsTransID", rReq, rRes);
        Erro.copy("acsTransID", rReq, rRes);
        Erro.copy("sdkTransID", rReq, rRes);
        rRes.put("messageType", "RRes");
        Erro.copy("messageVersion", rReq, rRes);
        return rRes.put("resultsStatus", "01");
    }
}
