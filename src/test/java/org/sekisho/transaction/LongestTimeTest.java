package org.sekisho.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However often somebody asks for more time, a challenge ends. */
class LongestTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Limits LIMITS = new Limits(5, 3, Duration.ofMinutes(10), Duration.ofMinutes(30));

    @Test
    void deadlineMovesOnlyUpToTheEnd() {
        Transaction opened = transaction().in(new State.AwaitingCReq(NOON).opened(NOON, LIMITS));

        assertThat(deadline(opened, 0)).isEqualTo(NOON.plusSeconds(600));
        assertThat(deadline(opened, 19)).isEqualTo(NOON.plus(Duration.ofMinutes(29)));
        assertThat(deadline(opened, 25)).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(deadline(opened, 30)).isEqualTo(opened.end());
    }

    @Test
    void whatWasStoredWithoutALongestTimeLastsHalfAnHour() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

        Limits stored = mapper.readValue("{\"attempts\":5,\"resends\":3,\"idle\":\"PT10M\"}", Limits.class);

        assertThat(stored).isEqualTo(LIMITS);
    }

    private static Instant deadline(Transaction opened, int minutes) {
        State.Asking asking = (State.Asking) opened.state();
        Instant now = NOON.plus(Duration.ofMinutes(minutes));
        return ((State.Asking) opened.in(asking.shown(now, LIMITS)).state()).deadline();
    }

    private static Transaction transaction() {
        UUID id = new UUID(NOON.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L);
        Facts facts = new Facts(
                "2.2.0",
                "01",
                "server",
                null,
                null,
                "https://shop.example",
                "shop",
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
        return new Transaction(id, facts, new State.AwaitingCReq(NOON), null);
    }
}
