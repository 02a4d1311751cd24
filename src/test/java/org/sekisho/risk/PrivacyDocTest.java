package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sekisho.platform.outbound.Partner;
import org.sekisho.platform.outbound.Partners;
import org.sekisho.testkit.SekishoTest;

/** The page about privacy lists what is sent, and nothing else is. */
@SekishoTest
class PrivacyDocTest {

    private static final Path PAGE = Path.of("docs/privacy.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z_0-9.]+)` \\|", Pattern.MULTILINE);

    private static final Question FULL = new Question(
            "00000000-0000-7000-8000-000000000001",
            "00000000-0000-4000-8000-000000000002",
            "BROWSER",
            "PAYMENT",
            new Question.Card("356999", "a".repeat(64), "JCB"),
            new Question.Merchant("id", "Shop & Söhne", "5411", "392"),
            new Question.Purchase("12345", "840", 2, "20260401093000"),
            new Question.Device("192.0.2.7", "agent", "ja", "-540", "1920x1080", "b".repeat(64)));

    @Inject
    Partners partners;

    @Inject
    ObjectMapper mapper;

    @Test
    void everyElementOfAQuestionStandsOnThePageAndInTheSchema() throws IOException {
        Set<String> sent = paths("", mapper.readTree(mapper.writeValueAsString(FULL)));
        Set<String> allowed = allowed("", mapper.readTree(Files.readString(Path.of("docs/schemas/question.json"))));

        assertThat(rows("### Kind JSON")).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(allowed).isEqualTo(sent);
    }

    @Test
    void everyFieldOfASessionQueryStandsOnThePage() throws IOException {
        try (FaultyServer server = new FaultyServer(FaultyServer.json("{}"))) {
            threatMetrix(server).ask(FULL, () -> true).await().atMost(Duration.ofSeconds(5));

            assertThat(rows("### Kind THREATMETRIX")).containsExactlyInAnyOrderElementsOf(fields(server.lastBody));
            assertThat(URLDecoder.decode(server.lastBody, StandardCharsets.UTF_8))
                    .contains("transaction_amount=123.45&", "transaction_currency=USD", "local_attrib_1=Shop & Söhne");
        }
    }

    @Test
    void everythingThatIsToldAfterwardsStandsOnThePage() throws IOException {
        Ending ending = new Ending("transaction", "reference", "Y", true, "PASSWORD");
        try (FaultyServer server = new FaultyServer(FaultyServer.json("{}"))) {
            ScoringConfig.Provider config =
                    ProviderSettings.of("outcome-url", server.url().toString());
            new JsonProvider(partner(config), config, mapper)
                    .tell(ending, () -> true)
                    .await()
                    .atMost(Duration.ofSeconds(5));
            Set<String> json = paths("", mapper.readTree(server.lastBody));
            threatMetrix(server).tell(ending, () -> true).await().atMost(Duration.ofSeconds(5));

            assertThat(rows("## What is told afterwards")).containsExactlyInAnyOrderElementsOf(json);
            assertThat(section("## What is told afterwards")).contains(fields(server.lastBody));
        }
    }

    private Partner partner(ScoringConfig.Provider config) {
        return partners.scoring(config.connectTimeout());
    }

    private ThreatMetrixProvider threatMetrix(FaultyServer server) {
        ScoringConfig.Provider config = ProviderSettings.of(
                "kind", "THREATMETRIX", "url", server.url().toString(), "org-id", "org", "api-key", "key");
        return new ThreatMetrixProvider(partner(config), config);
    }

    private static List<String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.substring(0, field.indexOf('=')))
                .toList();
    }

    private static Set<String> paths(String at, JsonNode object) {
        Set<String> paths = new TreeSet<>();
        object.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                paths.addAll(paths(at + member.getKey() + ".", member.getValue()));
            } else {
                paths.add(at + member.getKey());
            }
        });
        return paths;
    }

    private static Set<String> allowed(String at, JsonNode schema) {
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        Set<String> paths = new TreeSet<>();
        schema.path("properties").properties().forEach(member -> {
            if (member.getValue().path("type").asText().equals("object")) {
                paths.addAll(allowed(at + member.getKey() + ".", member.getValue()));
            } else {
                paths.add(at + member.getKey());
            }
        });
        return paths;
    }

    private static List<String> rows(String heading) throws IOException {
        return ROW.matcher(section(heading))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(heading + "\n");
        int end = page.indexOf("\n##", begin + heading.length());
        return page.substring(begin, end < 0 ? page.length() : end);
    }
}
