package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.platform.Ids;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.AReqReader;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.SekishoTest;

/** What is answered in place of an ACS. */
@SekishoTest
class StandInTest {
    @Inject
    AuthenticationValues values;

    @Inject
    Ids ids;

    @ParameterizedTest
    @CsvSource({"JCB, 06", "MASTERCARD, 01"})
    void attemptOfAPaymentHasAValueAndTheSchemesIndicator(String scheme, String eci) {
        JsonNode aRes = answer(StandIn.Answer.ATTEMPT, payment("2.2.0"), scheme);

        assertThat(aRes.path("transStatus").asText()).isEqualTo("A");
        assertThat(aRes.path("eci").asText()).isEqualTo(eci);
        assertThat(aRes.path("authenticationValue").asText()).hasSize(28);
        assertThat(aRes.has("transStatusReason")).isFalse();
    }

    @Test
    void otherThanPaymentsNobodyCanTell() {
        JsonNode aRes = answer(StandIn.Answer.ATTEMPT, payment("2.2.0").put("messageCategory", "02"), "JCB");

        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        assertThat(aRes.has("authenticationValue")).isFalse();
        assertThat(aRes.has("eci")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0", "2.3.1"})
    void byDefaultNobodyCanTell(String version) {
        JsonNode aRes = answer(StandIn.Answer.UNAVAILABLE, payment(version), "JCB");

        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        assertThat(aRes.path("messageVersion").asText()).isEqualTo(version);
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    private JsonNode answer(StandIn.Answer answer, ObjectNode message, String scheme) {
        AReq aReq = new AReqReader(AReqReader.VERSIONS, true)
                .read(message.toString())
                .aReq();
        return Acs.json(new StandIn(new Fixed(answer), values, ids)
                .answer(aReq, scheme)
                .await()
                .indefinitely());
    }

    private static ObjectNode payment(String version) {
        return DirectorySide.inVersion(version, org.sekisho.testkit.Messages.aReq());
    }

    private record Fixed(StandIn.Answer standIn) implements DsConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public String referenceNumber() {
            return "DS";
        }

        @Override
        public Optional<URI> url() {
            return Optional.empty();
        }

        @Override
        public Set<String> versions() {
            return Set.of("2.2.0");
        }

        @Override
        public Duration aresTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration rresTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int preqsPerMinute() {
            return 1;
        }
    }
}
