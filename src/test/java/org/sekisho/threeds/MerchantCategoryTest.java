package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.authentication.Apps;
import org.sekisho.authentication.Authentications;
import org.sekisho.authentication.Leniencies;
import org.sekisho.card.store.Issuers;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Settings;
import org.sekisho.threeds.directory.Directories;

/** Where the scheme's merchant categories are listed, no other is taken. */
@SekishoTest
class MerchantCategoryTest {
    @Inject
    Leniencies leniencies;

    @Inject
    AReqOpenings openings;

    @Inject
    AResWriter answers;

    @Inject
    Apps apps;

    @Inject
    Authentications authentications;

    @Inject
    Directories directories;

    @Inject
    OutboundConfig outbound;

    @Inject
    Issuers issuers;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @CsvSource({"'5812,7995'", "5812"})
    void unlistedCategoryIs306(String listed) throws Throwable {
        ObjectNode aReq = Messages.aReq().put("mcc", "5999");

        JsonNode erro = answer(listed, aReq);

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo("306");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("mcc");
        assertThat(erro.path("threeDSServerTransID")).isEqualTo(aReq.get("threeDSServerTransID"));
    }

    @ParameterizedTest
    @CsvSource({"5999, '5812,5999'", "5812, '5812,5999'"})
    void listedCategoryIsTaken(String mcc, String listed) throws Throwable {
        JsonNode aRes = answer(listed, Messages.aReq().put("mcc", mcc));

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("Y");
    }

    private JsonNode answer(String listed, ObjectNode aReq) throws Throwable {
        var config = Settings.of(ThreeDsConfig.class, Map.of("sekisho.acs.merchant-categories", listed));
        var aReqs = new AReqs(
                openings,
                answers,
                apps,
                authentications,
                config,
                directories,
                issuers,
                outbound,
                clock,
                leniencies,
                metrics);
        byte[] body = aReq.toString().getBytes(StandardCharsets.UTF_8);
        return Acs.json(VertxContextSupport.subscribeAndAwait(() -> aReqs.answer(body)));
    }
}
