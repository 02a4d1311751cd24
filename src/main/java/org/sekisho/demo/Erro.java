package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.TimeoutException;

/** Error messages the stand-in directory and shop write. */
enum Erro {
    MESSAGE_NOT_RECOGNISED("101", "Message received invalid"),
    ELEMENT_MISSING("201", "Required element missing"),
    NOT_RECOGNISED("301", "Transaction ID not recognised"),
    TIMED_OUT("402", "Transaction timed out"),
    CONNECTION_FAILED("405", "System connection failure");

    private final String code;
    private final String description;

    Erro(String code, String description) {
        this.code = code;
        this.description = description;
    }

    /** Why a partner did not answer: in time or at all. */
    static Erro after(Throwable failure) {
        return failure instanceof TimeoutException ? TIMED_OUT : CONNECTION_FAILED;
    }

    /** An Erro about a message; component D is the directory, S the shop's 3DS Server. */
    ObjectNode about(ObjectNode message, String component, String detail) {
        ObjectNode erro = message.objectNode();
        copy("threeDSServerTransID", message, erro);
        copy("dsTransID", message, erro);
        copy("acsTransID", message, erro);
        erro.put("messageType", "Erro");
        copy("messageVersion", message, erro);
        erro.put("errorCode", code).put("errorComponent", component).put("errorDescription", description);
        erro.put("errorDetail", detail);
        String about = Json.text(message, "messageType");
        return about.isEmpty() ? erro : erro.put("errorMessageType", about);
    }

    /** Copies a text where there is one: EMV 3DS allows neither null nor an empty value. */
    static void copy(String field, ObjectNode from, ObjectNode to) {
        String text = Json.text(from, field);
        if (!text.isEmpty()) {
            to.put(field, text);
        }
    }
}
