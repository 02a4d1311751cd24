package org.sekisho.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockfaceTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:05:00Z, Asia/Tokyo,    2026-11-23 18:05 (JST)",
        "2026-11-23T15:00:59Z, Asia/Tokyo,    2026-11-24 00:00 (JST)",
        "2026-11-23T18:05:00Z, GMT,           2026-11-23 18:05 (GMT)",
        "2026-11-23T18:05:00Z, UTC,           2026-11-23 18:05 (GMT)",
        "2026-11-23T18:05:00Z, Z,             2026-11-23 18:05 (GMT)",
        "2026-11-23T18:05:00Z, Europe/London, 2026-11-23 18:05 (GMT)",
        "2026-07-23T18:05:00Z, Europe/London, 2026-07-23 19:05 (GMT+01:00)",
        "2026-11-23T18:05:00Z, Asia/Kolkata,  2026-11-23 23:35 (GMT+05:30)",
    })
    void timeIsPrintedTogetherWithItsZone(Instant at, String zone, String printed) {
        assertThat(Clockface.of(at, ZoneId.of(zone))).isEqualTo(printed);
    }
}
