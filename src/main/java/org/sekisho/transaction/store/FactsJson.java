package org.sekisho.transaction.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import org.sekisho.transaction.Facts;

/** Facts as the column holds them. */
@Singleton
class FactsJson {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    FactsJson(ObjectMapper mapper) {
        reader = mapper.readerFor(Facts.class);
        writer = mapper.writerFor(Facts.class);
    }

    String write(Facts facts) {
        try {
            return writer.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts can always be written", e);
        }
    }

    Facts read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored facts do not fit this version", e);
        }
    }
}
