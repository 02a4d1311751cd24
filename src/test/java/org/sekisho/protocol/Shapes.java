package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values for a shape of {@link AReqFields}: some that fit, at their limits; some that do not, just beyond them; some from ranges that are
 * reserved; and some that are well-formed but in no ISO list.
 */
record Shapes(List<JsonNode> good, List<JsonNode> wrong, List<JsonNode> reserved, List<JsonNode> unlisted) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** One, three and four bytes in UTF-8. */
    private static final List<String> CHARACTERS = List.of("x", "漢", "\uD83D\uDCB3");

    static Shapes of(List<String> shape, JsonNode sample) {
        return switch (shape.getFirst()) {
            case "text" -> text(number(shape, 1), number(shape, 2));
            case "digits" -> digits(number(shape, 1), number(shape, 2));
            case "number" -> of(shape.get(1) + " " + shape.get(2), below(shape) + " " + above(shape) + " x 1.5 -1");
            case "number2" -> of("05 99", "04 5 100 x5");
            case "codes" -> codes(shape);
            case "list" -> list(shape);
            case "values" -> of(String.join(" ", shape.subList(1, shape.size())), "? Yy 0 07");
            case "object" -> object(sample, number(shape, 1));
            case "objects" -> objects(sample, number(shape, 1));
            case "mixed" -> mixed(number(shape, 1));
            case "flag" -> new Shapes(List.of(NODES.booleanNode(false)), texts("true N"), List.of(), List.of());
            case "true" ->
                new Shapes(
                        List.of(NODES.booleanNode(true)),
                        List.of(NODES.booleanNode(false), NODES.textNode("true")),
                        List.of(),
                        List.of());
            case "key" -> new Shapes(List.of(sample), texts("x"), List.of(), List.of());
            case "coordinate" -> of("", "AQAB " + "A".repeat(42) + " " + "A".repeat(44) + " " + "A".repeat(42) + "=");
            case "uuid" ->
                of(
                        "6AFA6072-9412-446b-9673-2f98b3ee98a2 00000000-0000-f000-0000-000000000000",
                        "6afa60729412446b96732f98b3ee98a2 6afa6072-9412-446b-9673-2f98b3ee98a g" + "0".repeat(35));
            case "url" -> url(number(shape, 1));
            case "origin" ->
                of(
                        "https://shop.example https://shop.example:8443",
                        "http://shop.example https://shop.example/ https://shop.example?a https://a.example/"
                                + "x".repeat(2048));
            case "country" -> iso("392 004 840", "39 3920 JPN", "000 001 901 999");
            case "currency" -> iso("392 840 978", "39 3920 JPY", "000 955 964 999");
            case "email" -> of("a@b " + "a".repeat(250) + "@b.c", "ab @b a@ " + "a".repeat(251) + "@b.c");
            case "month" -> of("2612 0001", "2613 2600 202612 26a1");
            case "date" -> of("20240229 20261231", "20230229 20260431 2026-1-1 202612311");
            case "minute" -> of("202402292359", "202302292359 202601012400 202601010060 20260101");
            case "second" -> of("20240229235959", "20230229000000 20260101240000 20260101000060 202601010000");
            case "minutes" -> of("00001 10080", "00000 10081 1 000001");
            case "zone" -> of("0 -540 +60 9699 12345", "- +-1 -12345 123456 1.5");
            case "ip" -> of("192.0.2.1 2001:db8::1 ::ffff:192.0.2.1", "256.1.1.1 1.2.3 localhost [::1] fe80::1%eth0");
            case "language" ->
                of("en ja-JP " + "a".repeat(number(shape, 1)), "en_US 日本 " + "a".repeat(number(shape, 1) + 1));
            case "base64" ->
                of(
                        "eyJEViI6IjEuMCJ9 a+b/_-= " + "A".repeat(number(shape, 1)),
                        "a.b {} " + "A".repeat(number(shape, 1) + 1));
            case "texts" ->
                new Shapes(
                        List.of(array(texts("ja")), array(texts("ja en;q=0.5 *"))),
                        List.of(NODES.textNode("ja"), NODES.arrayNode().add(1)),
                        List.of(),
                        List.of());
            default -> throw new IllegalArgumentException(shape.toString());
        };
    }

    private static Shapes text(int minimum, int maximum) {
        List<JsonNode> good = new ArrayList<>();
        List<JsonNode> wrong = new ArrayList<>();
        for (String character : CHARACTERS) {
            good.add(NODES.textNode(character.repeat(minimum)));
            good.add(NODES.textNode(character.repeat(maximum)));
            wrong.add(NODES.textNode(character.repeat(maximum + 1)));
            if (minimum > 1) {
                wrong.add(NODES.textNode(character.repeat(minimum - 1)));
            }
        }
        return new Shapes(good, wrong, List.of(), List.of());
    }

    private static Shapes digits(int minimum, int maximum) {
        String less = minimum > 1 ? " " + "1".repeat(minimum - 1) : "";
        return of(
                "1".repeat(minimum) + " " + "9".repeat(maximum),
                "9".repeat(maximum + 1) + " " + "1".repeat(maximum - 1) + "x " + "１".repeat(minimum) + less);
    }

    private static Shapes codes(List<String> shape) {
        boolean ds = shape.size() > 3;
        int last = number(shape, 2);
        String good = shape.get(1) + " " + shape.get(2) + (ds ? " 80 99" : "");
        String reserved = two(last + 1) + " 79" + (ds ? "" : " 80 99");
        return new Shapes(texts(good), texts("00 1 001 A1"), texts(reserved), List.of());
    }

    private static Shapes list(List<String> shape) {
        int most = number(shape, 1);
        int last = number(shape, 3);
        List<JsonNode> all = texts(String.join(
                " ", IntStream.rangeClosed(1, last).mapToObj(Shapes::two).toList()));
        List<JsonNode> wrong = new ArrayList<>(List.of(NODES.textNode("01"), array(texts("01 00"))));
        if (most > 0) {
            wrong.add(array(Stream.generate(() -> (JsonNode) NODES.textNode("01"))
                    .limit(most + 1L)
                    .toList()));
        }
        return new Shapes(
                List.of(array(texts("01")), array(most == 0 ? all : all.subList(0, most))),
                wrong,
                List.of(array(texts("01 " + two(last + 1)))),
                List.of());
    }

    private static Shapes object(JsonNode sample, int maximum) {
        return maximum == 0
                ? new Shapes(List.of(sample), texts("x"), List.of(), List.of())
                : new Shapes(List.of(sized(maximum)), List.of(sized(maximum + 1)), List.of(), List.of());
    }

    private static ObjectNode sized(int characters) {
        return NODES.objectNode().put("a", "x".repeat(characters - "{\"a\":\"\"}".length()));
    }

    private static Shapes objects(JsonNode sample, int most) {
        return new Shapes(
                List.of(copies(sample, 1), copies(sample, most)),
                List.of(sample, copies(sample, most + 1), NODES.arrayNode().add("x")),
                List.of(),
                List.of());
    }

    private static ArrayNode copies(JsonNode sample, int number) {
        ArrayNode array = NODES.arrayNode();
        IntStream.range(0, number).forEach(_ -> array.add(sample.deepCopy()));
        return array;
    }

    private static Shapes mixed(int maximum) {
        return new Shapes(
                List.of(NODES.textNode("漢".repeat(maximum)), NODES.objectNode().put("a", "b"), sized(maximum)),
                List.of(NODES.textNode("漢".repeat(maximum + 1)), sized(maximum + 1)),
                List.of(),
                List.of());
    }

    private static Shapes url(int maximum) {
        String start = "https://3ds_a.example/";
        return of(
                start + "x".repeat(maximum - start.length()) + " HTTPS://a",
                start + "x".repeat(maximum + 1 - start.length()) + " ftp://a javascript:alert(1) https:// /a");
    }

    private static Shapes iso(String good, String wrong, String unlisted) {
        return new Shapes(texts(good), texts(wrong), List.of(), texts(unlisted));
    }

    private static Shapes of(String good, String wrong) {
        return new Shapes(texts(good), texts(wrong), List.of(), List.of());
    }

    private static List<JsonNode> texts(String words) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split(" ")).<JsonNode>map(NODES::textNode).toList();
    }

    private static ArrayNode array(List<JsonNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    private static String below(List<String> shape) {
        return Integer.toString(number(shape, 1) - 1);
    }

    private static String above(List<String> shape) {
        return Integer.toString(number(shape, 2) + 1);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static int number(List<String> shape, int index) {
        return Integer.parseInt(shape.get(index));
    }
}
