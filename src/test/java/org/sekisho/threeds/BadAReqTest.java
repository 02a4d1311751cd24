package org.sekisho.threeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What is no AReq gets an Erro or a plain HTTP status, and leaves no row. */
@SekishoTest
@OverTheWire
class BadAReqTest {
    @Inject
    Tables tables;

    private long before;

    @BeforeEach
    void count() {
        before = rows();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("not JSON", "101", "", aReq -> "purchase please"),
                broken("nothing", "101", "", aReq -> ""),
                broken("an array", "101", "", aReq -> "[" + aReq + "]"),
                broken("a string", "101", "", aReq -> "\"AReq\""),
                broken("a byte order mark", "101", "", aReq -> "\ufeff" + aReq),
                broken("cut off", "101", "", aReq -> aReq.toString().substring(0, 700)),
                broken("something behind", "101", "", aReq -> aReq + "{}"),
                broken("comments", "101", "", aReq -> "/* x */" + aReq),
                broken("nested without end", "101", "", aReq -> "[".repeat(100_000)),
                broken("another message", "101", "", aReq -> aReq.put("messageType", "CReq")),
                broken("no type", "101", "", aReq -> aReq.remove("messageType") == null ? aReq : aReq),
                broken("1 MB", "101", "", aReq -> aReq.put("deviceInfo", "x".repeat(1 << 20))),
                broken("unknown version", "102", "2.2.0", aReq -> aReq.put("messageVersion", "2.9.0")),
                broken("missing", "201", "purchaseAmount", aReq -> without(aReq, "purchaseAmount")),
                broken("empty", "201", "dsURL", aReq -> aReq.put("dsURL", "")),
                broken("null", "201", "dsTransID", aReq -> aReq.putNull("dsTransID")),
                broken("two missing", "201", "dsURL,mcc", aReq -> without(without(aReq, "dsURL"), "mcc")),
                broken("mangled id", "203", "dsTransID", aReq -> aReq.put("dsTransID", "one")),
                broken("mangled amount", "203", "purchaseAmount", aReq -> aReq.put("purchaseAmount", "-1")),
                broken("number for text", "203", "purchaseAmount", aReq -> aReq.put("purchaseAmount", 5000)),
                broken("script as URL", "203", "notificationURL", aReq -> aReq.put("notificationURL", "javascript:1")),
                broken("unknown currency", "304", "purchaseCurrency", aReq -> aReq.put("purchaseCurrency", "999")),
                broken("twice", "204", "mcc", aReq -> aReq.toString().replaceFirst("\\{", "{\"mcc\":\"5411\",")),
                broken("another's card", "305", "acctNumber", aReq -> aReq.put("acctNumber", "4000000000000002")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenAReqGetsAnErro(String what, String code, String detail, Function<ObjectNode, Object> breaking) {
        String body = breaking.apply(Messages.aReq()).toString();

        HttpResponse<String> answer = Acs.areq(body);

        JsonNode erro = Acs.json(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json; charset=UTF-8");
        assertThat(erro.path("messageType").asText()).isEqualTo("Erro");
        assertThat(erro.path("errorCode").asText()).as("%s", erro).isEqualTo(code);
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(Arrays.asList(erro.path("errorDetail").asText().split(",")))
                .containsAll(detail.isEmpty() ? Arrays.asList() : Arrays.asList(detail.split(",")));
        assertThat(answer.body()).doesNotContain(Messages.PAN).doesNotContainIgnoringCase("exception");
    }

    @Test
    void brokenUtf8IsNoMessage() {
        byte[] body = Messages.aReq().toString().getBytes(UTF_8);
        body[body.length / 2] = (byte) 0xff;

        JsonNode erro = Acs.json(Acs.areq(body, "application/json").body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("101");
    }

    @Test
    void erroIsNeverAnsweredWithAnErro() {
        HttpResponse<String> answer = Acs.areq(
                "{\"messageType\":\"Erro\",\"messageVersion\":\"2.2.0\",\"errorCode\":\"403\",\"errorComponent\":\"D\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jose"})
    void anotherContentTypeIsNotLookedAt(String type) {
        assertThat(Acs.areq(Messages.aReq().toString().getBytes(UTF_8), type).statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void onlyPostIsAMessage(String method) {
        HttpResponse<String> answer = Acs.send(
                HttpRequest.newBuilder(URI.create(Acs.url("/3ds/areq"))).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private static Arguments broken(String what, String code, String detail, Function<ObjectNode, Object> breaking) {
        return Arguments.of(what, code, detail, breaking);
    }

    private static ObjectNode without(ObjectNode aReq, String element) {
        aReq.remove(element);
        return aReq;
    }

    private long rows() {
        return tables.number("SELECT (SELECT count(*) FROM transaction) + (SELECT count(*) FROM request_key)");
    }
}
