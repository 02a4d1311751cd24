package org.sekisho.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsWriterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Limits LIMITS = new Limits(5, 3, Duration.ofMinutes(10), Duration.ofMinutes(30));

    @Test
    void everyElementIsWrittenUnderItsName() throws JsonProcessingException {
        Facts facts = new Facts(
                "version",
                "category",
                "server",
                "directory",
                "dsURL",
                "notification",
                "merchant",
                new Facts.Purchase("amount", "currency", 2, "date"),
                "language",
                "issuer",
                new Facts.Account(new UUID(1, 2), "0011", new UUID(3, 4), "PASSWORD"),
                new UUID(5, 6),
                "scheme",
                LIMITS,
                List.of("first", "second"),
                new Facts.Scored("provider", "reference"),
                "device",
                new Facts.App("sdk", "interface", "template"),
                new Facts.Decoupled(Duration.ofMinutes(60), true),
                new Facts.Asker("requestor", "merchant"),
                new Facts.Trust("key", true, true),
                true);

        assertThat(readBack(facts)).isEqualTo(facts);
    }

    @Test
    void whatIsAbsentIsLeftOut() throws JsonProcessingException {
        Facts facts = new Facts(
                "version",
                "category",
                "server",
                null,
                null,
                "notification",
                "merchant",
                null,
                null,
                "issuer",
                null,
                null,
                "scheme",
                LIMITS,
                List.of(),
                null,
                null);

        assertThat(readBack(facts)).isEqualTo(facts);
        assertThat(MAPPER.writeValueAsString(facts)).doesNotContain("null", "account", "fallsBack");
    }

    private static Facts readBack(Facts facts) throws JsonProcessingException {
        return MAPPER.readValue(MAPPER.writeValueAsString(facts), Facts.class);
    }
}
