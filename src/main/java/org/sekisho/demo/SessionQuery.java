package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a session query or an update, as public clients of ThreatMetrix send it. Failures are answers with status 200. */
record SessionQuery(ObjectNode fields) {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{10,128}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,40}(\\.[0-9]{1,9})?");

    static SessionQuery of(MultiMap form) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        form.forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new SessionQuery(fields);
    }

    String text(String field) {
        return Json.text(fields, field);
    }

    /** The question as the timeline may show it. */
    ObjectNode shown() {
        ObjectNode copy = fields.deepCopy();
        return copy.has("api_key") ? copy.put("api_key", "***") : copy;
    }

    /** Why a session query cannot be answered. */
    Optional<Told> fault() {
        if (!SESSION.matcher(text("session_id")).matches()) {
            return Optional.of(failed("fail_invalid_parameter", "session_id"));
        }
        if (isPayment() && yen() == null) {
            return Optional.of(failed("fail_invalid_parameter", "transaction_amount, transaction_currency"));
        }
        return accessFault();
    }

    /** Why an update cannot be taken. */
    Optional<Told> updateFault() {
        boolean complete = !text("request_id").isEmpty() && !text("action").isEmpty();
        return complete ? accessFault() : Optional.of(failed("fail_invalid_parameter", "request_id, action"));
    }

    Inquiry inquiry() {
        return new Inquiry(text("session_id"), text("transaction_id"), isPayment() ? yen() : null);
    }

    Told success() {
        return Told.json(JsonNodeFactory.instance
                .objectNode()
                .put("request_result", "success")
                .put("request_id", text("request_id"))
                .toString());
    }

    private boolean isPayment() {
        return fields.has("transaction_amount") || text("event_type").equalsIgnoreCase("PAYMENT");
    }

    private Optional<Told> accessFault() {
        boolean known = !text("org_id").isEmpty() && !text("api_key").isEmpty();
        return known ? Optional.empty() : Optional.of(failed("fail_access", "org_id, api_key"));
    }

    private @Nullable BigDecimal yen() {
        if (!AMOUNT.matcher(text("transaction_amount")).matches()) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(text("transaction_currency"));
            return Score.yen(new BigDecimal(text("transaction_amount")), currency.getNumericCodeAsString());
        } catch (IllegalArgumentException noCurrency) {
            return null;
        }
    }

    private static Told failed(String result, String detail) {
        return Told.json(JsonNodeFactory.instance
                .objectNode()
                .put("request_result", result)
                .put("error_detail", detail)
                .toString());
    }
}
