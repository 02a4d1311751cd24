package org.sekisho.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts as the column holds them. */
@ApplicationScoped
class CountsJson {

    private final ObjectMapper json;

    CountsJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Counts counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts can always be written", e);
        }
    }

    /** Nothing was counted where nothing is written. */
    Counts read(String text) {
        try {
            return text.isEmpty() ? Counts.NONE : json.readValue(text, Counts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored counts do not fit this version", e);
        }
    }
}
