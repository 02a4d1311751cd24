package org.sekisho.risk;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.outbound.Partner;
import org.sekisho.platform.outbound.Reply;
import org.sekisho.protocol.Currencies;

/**
 * A provider that speaks as public clients of ThreatMetrix do: session query and update, form in, JSON out. No licence of theirs and
 * no test against their service stand behind it. Names, addresses and telephone numbers are not sent, though it could take them.
 */
final class ThreatMetrixProvider implements ScoringProvider {

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");

    private final Partner partner;
    private final ScoringConfig.Provider config;
    private final URI query;
    private final URI update;

    ThreatMetrixProvider(Partner partner, ScoringConfig.Provider config) {
        this.partner = partner;
        this.config = config;
        String base = config.url().toString().replaceFirst("/+$", "");
        this.query = URI.create(base + "/api/session-query");
        this.update = URI.create(base + "/api/update");
    }

    @Override
    public Uni<Assessment> ask(Question question, BooleanSupplier mayStill) {
        return partner.post(query, HEADERS, form(question), mayStill).map(ThreatMetrixProvider::read);
    }

    private static Assessment read(Reply reply) {
        return reply.isSuccess() ? ThreatMetrixAnswer.read(reply.body()) : Assessment.unknown("http-" + reply.status());
    }

    private String form(Question question) {
        Map<String, String> form = credentials();
        form.put("session_id", question.sessionId());
        form.put("service_type", "session-policy");
        form.put("event_type", question.purchase() == null ? "ADD_PAYMENT_INSTRUMENT" : "PAYMENT");
        form.put("policy", config.policy());
        form.put("transaction_id", question.transactionId());
        form.put("cc_bin_number", question.card().bin());
        form.put("cc_number_hash", question.card().token());
        put(form, "local_attrib_1", question.merchant().name());
        put(form, "local_attrib_2", question.merchant().mcc());
        put(form, "local_attrib_3", question.merchant().country());
        Question.Device device = question.device();
        if (device != null) {
            put(form, "input_ip_address", device.ip());
        }
        Question.Purchase purchase = question.purchase();
        if (purchase != null) {
            form.put("transaction_amount", amount(purchase));
            put(
                    form,
                    "transaction_currency",
                    Currencies.alpha3(purchase.currency()).orElse(null));
        }
        return encoded(form);
    }

    private Map<String, String> credentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("org_id", config.orgId().orElse(""));
        form.put("api_key", config.apiKey().orElse(""));
        form.put("output_format", "json");
        return form;
    }

    private static String amount(Question.Purchase purchase) {
        return new Signals.Amount(purchase.amount(), purchase.exponent(), purchase.currency())
                .value()
                .toPlainString();
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public Uni<Void> tell(Ending ending, BooleanSupplier mayStill) {
        if (ending.reference() == null) {
            return Uni.createFrom().voidItem();
        }
        Map<String, String> form = credentials();
        form.put("request_id", ending.reference());
        form.put("action", "update_review_status");
        form.put("final_review_status", ending.isGood() ? "pass" : "reject");
        if (ending.challenged()) {
            form.put("tag_name", ending.isGood() ? "_CHALLENGE_PASSED" : "_CHALLENGE_FAILED");
        }
        return partner.post(update, HEADERS, encoded(form), mayStill).map(Outcomes::taken);
    }
}
