package org.sekisho.authentication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What really arrives at a provider fits the published schema, whatever an AReq brings. */
@SekishoTest
class QuestionSchemaTest {

    @Inject
    Tables tables;

    @Test
    void whatArrivesFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/schemas/question.json")));

        for (ObjectNode aReq : List.of(Messages.aReq(), full(), withoutPayment(), withoutScript())) {
            JsonNode question = asked(Acs.answer(aReq));

            assertThat(schema.validate(question)).as("%s", question).isEmpty();
        }
    }

    @Test
    void nothingOfThePersonArrives() {
        String question = asked(Acs.answer(full())).toString();

        assertThat(question)
                .doesNotContain(Messages.PAN)
                .doesNotContain(
                        "Hanako",
                        "Yamada",
                        "hanako@mail.example",
                        "9012345678",
                        "1-2-3 Chuo",
                        "Unit 5",
                        "104-0061",
                        "2912");
    }

    private static ObjectNode full() {
        ObjectNode aReq = Messages.aReq()
                .put("cardholderName", "Hanako Yamada")
                .put("email", "hanako@mail.example")
                .put("cardExpiryDate", "2912")
                .put("acctID", "Hanako-7")
                .put("billAddrLine1", "1-2-3 Chuo")
                .put("billAddrCity", "Tokyo")
                .put("billAddrPostCode", "104-0061")
                .put("billAddrCountry", "392")
                .put("shipAddrLine1", "Unit 5")
                .put("shipAddrCity", "Tokyo")
                .put("shipAddrPostCode", "104-0061")
                .put("shipAddrCountry", "392");
        aReq.putObject("mobilePhone").put("cc", "81").put("subscriber", "9012345678");
        aReq.putObject("acctInfo").put("chAccAgeInd", "05");
        return aReq;
    }

    private static ObjectNode withoutPayment() {
        ObjectNode aReq = Messages.aReq().put("messageCategory", "02");
        aReq.remove(List.of("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate"));
        return aReq;
    }

    private static ObjectNode withoutScript() {
        ObjectNode aReq = Messages.aReq().put("browserJavascriptEnabled", false);
        aReq.remove(List.of(
                "browserColorDepth", "browserScreenHeight", "browserScreenWidth", "browserTZ", "browserJavaEnabled"));
        return aReq;
    }

    private JsonNode asked(JsonNode aRes) {
        return Acs.json(requireNonNull(tables.text(
                "SELECT body FROM demo.exchange WHERE acs_trans_id = $1 AND receiver = 'SCORER' ORDER BY id LIMIT 1",
                aRes.path("acsTransID").asText())));
    }
}
