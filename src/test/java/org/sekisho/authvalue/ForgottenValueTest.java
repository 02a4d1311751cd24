package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.Pan;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;

/** Genuine values of which no record is left: their id tells how old they are. */
@SekishoTest
class ForgottenValueTest {

    @Inject
    Verifications verifications;

    @Inject
    AuthenticationValues values;

    @Inject
    Enrolment enrolment;

    @ParameterizedTest
    @CsvSource({"1, VALID", "4000, EXPIRED"})
    void oldOneHasExpired(long days, Verified.Result result) throws Throwable {
        Pan pan = new Pan(enrolment.withPassword().pan());
        String id = transactionOf(Instant.now().minus(Duration.ofDays(days))).toString();
        Making making = new Making(
                "JCB",
                Oav1.Header.Outcome.FRICTIONLESS,
                Oav1.Header.Proof.NONE,
                Oav1.Protocol.V2_2,
                new Authenticated(pan, "01", "100", "392", "0", null, null, null, null, null, id, "05"));
        String value = VertxContextSupport.subscribeAndAwait(() -> values.make(making));
        Presented presented = new Presented(
                Presented.Mode.STRICT,
                "JCB",
                "demo",
                pan,
                value,
                "01",
                "100",
                "392",
                "0",
                null,
                null,
                null,
                null,
                null,
                id,
                "05");

        Verified verified = VertxContextSupport.subscribeAndAwait(() -> verifications.verify(presented));

        assertThat(verified).isEqualTo(new Verified.Looked(result, null, null));
    }

    /** A UUIDv7 of that moment. */
    private static UUID transactionOf(Instant moment) {
        UUID random = UUID.randomUUID();
        return new UUID(
                moment.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF,
                random.getLeastSignificantBits());
    }
}
