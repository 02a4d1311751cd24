package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Directory servers tell our operators something. */
@SekishoTest
class OperationalMessageTest {
    private final String sequence = UUID.randomUUID().toString();

    @Inject
    Tables tables;

    @Test
    void oneMessageGetsAReceiptAndIsKept() {
        ObjectNode oReq = oReq(1, 1);

        JsonNode oRes = Acs.json(send(oReq).body());

        assertThat(oRes.path("messageType").asText()).as(oRes.toString()).isEqualTo("ORes");
        assertThat(oRes.path("messageVersion").asText()).isEqualTo("2.3.1");
        assertThat(oRes.path("dsTransID")).isEqualTo(oReq.get("dsTransID"));
        assertThat(oRes.path("opStatus").asText()).isEqualTo("01");
        assertThat(oRes.path("acsTransID").asText()).hasSize(36);
        assertThat(tables.text("SELECT description FROM directory_notice WHERE seq_id = $1", sequence))
                .isEqualTo("part 1");
    }

    @Test
    void sequenceGetsOneReceiptWhenItIsComplete() {
        assertThat(send(oReq(2, 3)).body()).isEmpty();
        assertThat(send(oReq(2, 3)).body()).isEmpty();
        assertThat(send(oReq(1, 3)).body()).isEmpty();
        assertThat(send(oReq(3, 3)).body()).contains("\"ORes\"");
        assertThat(send(oReq(3, 3)).body()).as("again").contains("\"ORes\"");
        assertThat(tables.number("SELECT count(*) FROM directory_notice WHERE seq_id = $1", sequence))
                .isEqualTo(3);
    }

    @Test
    void wrongMessageGetsAnErroAndAnErroNothing() {
        JsonNode erro = Acs.json(send(oReq(1, 1).put("opSeverity", "09")).body());

        assertThat(erro.path("errorCode").asText()).isIn("203", "207");
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("OReq");
        assertThat(DirectorySide.post("/3ds/oreq", "{\"messageType\":\"Erro\"}").body())
                .isEmpty();
    }

    private static HttpResponse<String> send(ObjectNode oReq) {
        return DirectorySide.post("/3ds/oreq", oReq.toString());
    }

    private ObjectNode oReq(int number, int total) {
        ObjectNode oReq = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "OReq")
                .put("messageVersion", "2.3.1")
                .put("dsTransID", UUID.randomUUID().toString())
                .put("dsReferenceNumber", "DS-1")
                .put("opCategory", "01")
                .put("opDescription", "part " + number)
                .put("opSeverity", "01");
        oReq.putObject("opSeq")
                .put("seqId", sequence)
                .put("seqNum", Integer.toString(number))
                .put("seqTotal", Integer.toString(total));
        return oReq;
    }
}
