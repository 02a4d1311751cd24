package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class QuestionJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyElementIsWrittenUnderItsName() throws JsonProcessingException {
        Question question = new Question(
                "transaction",
                "session",
                "channel",
                "category",
                new Question.Card("bin", "token", "scheme"),
                new Question.Merchant("id", "name", "mcc", "country"),
                new Question.Purchase("amount", "currency", 2, "date"),
                new Question.Device("ip", "agent", "language", "zone", "screen", "key"));

        assertThat(readBack(question)).isEqualTo(question);
    }

    @Test
    void whatIsAbsentIsLeftOut() throws JsonProcessingException {
        Question question = new Question(
                "transaction",
                "session",
                "channel",
                "category",
                new Question.Card("bin", "token", "scheme"),
                new Question.Merchant(null, "name", null, null),
                null,
                new Question.Device(null, null, null, null, null, null));

        assertThat(readBack(question)).isEqualTo(question);
        assertThat(MAPPER.writeValueAsString(question)).doesNotContain("null").doesNotContain("purchase");
    }

    private static Question readBack(Question question) throws JsonProcessingException {
        return MAPPER.readValue(MAPPER.writeValueAsString(question), Question.class);
    }
}
