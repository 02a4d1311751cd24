package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MaskedCardsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void cardNumbersAreMaskedWhereverTheyStand() throws Exception {
        ObjectNode message = (ObjectNode) json.readTree("""
                {"acctNumber": "3569990000000011", "deep": {"list": ["3569990000000029", 1]}}""");

        String masked = MaskedCards.in(message).toString();

        assertThat(masked)
                .isEqualTo("{\"acctNumber\":\"356999******0011\",\"deep\":{\"list\":[\"356999******0029\",1]}}");
        assertThat(message.toString()).contains("3569990000000011");
    }

    @Test
    void datesAndIdsStay() throws Exception {
        ObjectNode message = (ObjectNode) json.readTree("""
                {"purchaseDate": "20261123121717", "dsTransID": "6708636b-e248-428d-9412-28a073a1debd"}""");

        assertThat(MaskedCards.in(message)).isEqualTo(message);
    }
}
