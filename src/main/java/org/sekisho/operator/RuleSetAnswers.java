package org.sekisho.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.risk.store.RuleVersion;

/** Writes versions together with their rules. */
@ApplicationScoped
class RuleSetAnswers {

    private final ObjectMapper json;

    RuleSetAnswers(ObjectMapper json) {
        this.json = json;
    }

    RuleSetAnswer of(RuleVersion.Written written) {
        return of(written.about(), written.rules());
    }

    RuleSetAnswer of(RuleVersion version, String rules) {
        return RuleSetAnswer.of(version, rules(rules));
    }

    /** The list inside the text that is stored. */
    JsonNode rules(String text) {
        try {
            return json.readTree(text).path("rules");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored rules are JSON", e);
        }
    }
}
