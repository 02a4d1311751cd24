package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.ds.store.ForeignRanges;
import org.sekisho.ds.store.RangeLists;
import org.sekisho.platform.Ids;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.OtherAcs;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Settings;
import org.sekisho.testkit.Tables;

/** Where 3DS Servers and ACSs are told apart, each may do what is its own and nothing else. */
@SekishoTest
class NamedServersTest {
    @Inject
    AReqRelay aReqs;

    @Inject
    RReqRelay rReqs;

    @Inject
    Ranges ranges;

    @Inject
    RangeLists lists;

    @Inject
    ForeignRanges foreign;

    @Inject
    Messages messages;

    @Inject
    Ids ids;

    @Inject
    DirectorySide directory;

    @Inject
    Tables tables;

    private final Server named = new Server("named", Optional.of(Set.of("127.0.0.1")));
    private OtherAcs acs;
    private Directory server;
    private String pan;

    @BeforeEach
    void start() {
        acs = OtherAcs.start();
        server = Directory.start();
        pan = directory.rangeOf(acs.url());
    }

    @AfterEach
    void stop() {
        tables.change("DELETE FROM foreign_range");
        directory.refresh();
        acs.close();
        server.close();
    }

    @Test
    void serverNamesAnAddressOfItsOwnOnly() throws Throwable {
        ObjectNode aReq = DirectorySide.aReq(pan, server);

        JsonNode erro = ask(aReq.deepCopy().put("threeDSServerURL", "http://localhost/rreq"));

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo("203");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("threeDSServerURL");
        assertThat(acs.received("AReq", aReq)).isEmpty();
        assertThat(ask(aReq).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void resultIsTakenFromItsAcsAlone() throws Throwable {
        acs.becomes(OtherAcs.Mood.ASKS);
        JsonNode aRes = ask(DirectorySide.aReq(pan, server));
        ObjectNode rReq = OtherAcs.rReq(aRes, "Y");

        JsonNode erro = report(rReq, false);

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo("301");
        assertThat(report(rReq, true).path("messageType").asText()).isEqualTo("RRes");
    }

    @Test
    void sameIdOfAnotherServerIsAnotherTransaction() throws Throwable {
        ObjectNode aReq = DirectorySide.aReq(pan, server);
        ask(aReq);

        JsonNode other = Acs.json(await(() -> aReqs.answer(new Server("another", Optional.empty()), bytes(aReq))));

        assertThat(other.path("transStatus").asText()).as(other.toString()).isEqualTo("Y");
        assertThat(acs.received("AReq", aReq)).hasSize(2);
    }

    @Test
    void tooManyQuestionsForRangesAre103() throws Throwable {
        DsConfig config = Settings.of(DsConfig.class, Map.of("sekisho.ds.preqs-per-minute", "1"));
        // a clock that stands, so that no new minute begins between the two
        var budget = new PReqBudget(1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var pReqs = new PReqs(ranges, lists, budget, config, messages, ids);

        JsonNode first = Acs.json(await(() -> pReqs.answer(named, bytes(pReq()))));
        JsonNode second = Acs.json(await(() -> pReqs.answer(named, bytes(pReq()))));

        assertThat(first.path("messageType").asText()).as(first.toString()).isEqualTo("PRes");
        assertThat(second.path("errorCode").asText()).as(second.toString()).isEqualTo("103");
    }

    @Test
    void whoeverCameWithoutACertificateIsNobodyOnceSomebodyIsNamed() throws Throwable {
        var participants = participants(Map.of(
                "sekisho.ds.enabled", "true",
                "sekisho.ds.servers.one.subject", "CN=one",
                "sekisho.ds.servers.one.hosts", "one.example"));

        assertThat(await(() -> Uni.createFrom().item(participants::server))).isEmpty();
        assertThat(await(() -> Uni.createFrom().item(participants::reporter))).isEmpty();
    }

    @Test
    void nobodyMayAskWhereWeAreNoDirectory() throws Throwable {
        var participants = participants(Map.of());

        assertThat(await(() -> Uni.createFrom().item(participants::server))).isEmpty();
        assertThat(await(() -> Uni.createFrom().item(participants::reporter))).isEmpty();
        assertThat(participants.mayAsk("/ds/areq")).isFalse();
    }

    private Participants participants(Map<String, String> settings) {
        return new Participants(
                Settings.of(DsConfig.class, settings), Settings.of(DsServersConfig.class, settings), foreign);
    }

    private JsonNode ask(ObjectNode aReq) throws Throwable {
        return Acs.json(await(() -> aReqs.answer(named, bytes(aReq))));
    }

    private JsonNode report(ObjectNode rReq, boolean mayReport) throws Throwable {
        return Acs.json(await(() -> rReqs.answer(rReq.path("dsTransID").asText(), bytes(rReq), name -> mayReport)));
    }

    private static ObjectNode pReq() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "PReq")
                .put("messageVersion", "2.2.0")
                .put("threeDSServerTransID", UUID.randomUUID().toString())
                .put("threeDSServerRefNumber", "SERVER");
    }

    private static byte[] bytes(ObjectNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
