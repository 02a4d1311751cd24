import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Provider's answers that are not quite a complete and valid ALLOW, each made from one that is. Every kind takes its turn; what exactly
 * happens to it follows from the seed and the number.
 */
final class Mutations {

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final long seed;
    private final List<Kind> kinds = new ArrayList<>();

    /**
     * An answer.
     *
     * @param wire  all of it, status line included
     * @param close whether the connection ends with it
     */
    record Mutation(String name, byte[] wire, boolean close) {}

    private record Kind(String name, BiFunction<Random, Map<String, String>, Object> mutate) {}

    /** A body that is more than its characters. */
    private record Raw(byte[] bytes) {}

    /** A whole answer. */
    private record Whole(byte[] wire, boolean close) {}

    Mutations(long seed) {
        this.seed = seed;
        members();
        values();
        syntax();
        encodings();
        transport();
    }

    int kinds() {
        return kinds.size();
    }

    /** The members of a valid answer, as they are written. */
    static Map<String, String> valid(String reason) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("decision", "\"ALLOW\"");
        members.put("score", "10");
        members.put("reasons", "[\"" + reason + "\"]");
        members.put("reference", "\"r-1\"");
        return members;
    }

    static String text(Map<String, String> members) {
        StringBuilder text = new StringBuilder("{");
        members.forEach((name, value) ->
                text.append(text.length() == 1 ? "" : ",").append('"').append(name).append("\":").append(value));
        return text.append('}').toString();
    }

    Mutation get(int number, String reason) {
        Kind kind = kinds.get(number % kinds.size());
        Object made = kind.mutate.apply(new Random(seed * 1_000_003 + number), valid(reason));
        return switch (made) {
            case Whole whole -> new Mutation(kind.name, whole.wire, whole.close);
            case Raw raw -> new Mutation(kind.name, Provider.http(200, "", raw.bytes), false);
            default -> new Mutation(kind.name, Provider.http(200, "", made.toString().getBytes(StandardCharsets.UTF_8)), false);
        };
    }

    private void add(String name, BiFunction<Random, Map<String, String>, Object> mutate) {
        kinds.add(new Kind(name, mutate));
    }

    private static String any(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of the members without which an answer says nothing. */
    private static String needed(Random random) {
        return any(random, "decision", "score", "reasons");
    }

    private static String with(Map<String, String> members, String name, String value) {
        members.put(name, value);
        return text(members);
    }

    private void members() {
        add("member missing", (random, members) -> {
            members.remove(needed(random));
            return text(members);
        });
        add("member renamed", (random, members) -> {
            String name = needed(random);
            members.put(
                    any(random, name.toUpperCase(), name.substring(0, 1).toUpperCase() + name.substring(1), name + " ", " " + name,
                            name.replace('e', 'е'), name + "\\u0000", "_" + name, name.substring(1)),
                    members.remove(name));
            return text(members);
        });
        add("member null", (random, members) ->
                with(members, any(random, "decision", "score", "reasons", "reference"), "null"));
        add("member twice", (random, members) -> {
            String again = any(random, "\"decision\":\"DENY\"", "\"decision\":\"ALLOW\"", "\"d\\u0065cision\":\"DENY\"",
                    "\"score\":990", "\"score\":10", "\"\\u0073core\":10", "\"reasons\":[]");
            String text = text(members);
            return random.nextBoolean()
                    ? "{" + again + "," + text.substring(1)
                    : text.substring(0, text.length() - 1) + "," + again + "}";
        });
        add("members one level down", (random, members) ->
                "{\"" + any(random, "result", "data", "", "decision") + "\":" + text(members) + "}");
        add("no object", (random, members) -> any(random, "[" + text(members) + "]", "\"ALLOW\"", "null", "true", "10", "ALLOW", "[]",
                "\"" + text(members).replace("\"", "\\\"") + "\"", "[\"ALLOW\",10,[\"bench\"],\"r\"]"));
    }

    private void values() {
        add("decision of another type", (random, members) -> with(members, "decision", any(random, "true", "1", "0", "[\"ALLOW\"]",
                "{\"ALLOW\":true}", "{\"value\":\"ALLOW\"}", "[]", "{}", "[[\"ALLOW\"]]")));
        add("decision misspelt", (random, members) -> with(members, "decision", any(random, "\"allow\"", "\"Allow\"", "\"aLLOW\"",
                "\" ALLOW\"", "\"ALLOW \"", "\"ALLOW\\n\"", "\"ALLOW\\u0000\"", "\"ALLOWED\"", "\"ALLO\"", "\"ALLOW,DENY\"", "\"\"",
                "\"ＡＬＬＯＷ\"", "\"АLLOW\"", "\"ALLOW\\u200b\"", "\"A\\u006clow\"", "\"LOW\"", "\"Y\"", "\"true\"", "\"UNKNOWN\"")));
        add("score of another type", (random, members) -> with(members, "score", any(random, "\"10\"", "true", "false", "[10]", "[]",
                "{}", "{\"value\":10}", "10.5", "0.1", "\"\"", "\"low\"")));
        add("score out of range", (random, members) -> with(members, "score", any(random, "-1", "-10", "1001", "65546", "-2147483648",
                "2147483647", "4294967306", "18446744073709551626", "-9223372036854775808", "1" + random.nextInt(1000, 9999))));
        add("huge number", (random, members) -> with(members, any(random, "score", "score", "more"), any(random, "1e400", "-1e400",
                "1E2147483647", "1e999999999999", "9".repeat(random.nextInt(120, 50_000)), "1" + "0".repeat(20_000))).replace(
                "\"score\":10,", random.nextBoolean() ? "\"score\":1e99999," : "\"score\":" + "9".repeat(400) + ","));
        add("no number in JSON", (random, members) -> with(members, "score", any(random, "NaN", "Infinity", "-Infinity", "+10", ".5",
                "010", "0x0A", "10.", "1_0", "1e", "-", "--1", "١٠", "10f", "INF", "-INF", "undefined")));
        add("contradiction", (random, members) -> with(members, "score", Integer.toString(
                random.nextInt(8) == 0 ? 700 : random.nextInt(8) == 0 ? 1000 : random.nextInt(700, 1001))));
        add("reasons wrong", (random, members) -> with(members, "reasons", any(random, "\"bench\"", "{\"0\":\"bench\"}", "{}", "true",
                "1", "[1]", "[null]", "[\"a\",null]", "[[\"bench\"]]", "[{\"code\":\"bench\"}]", "[true]", "\"\"",
                "[" + "\"r\",".repeat(random.nextInt(20, 2_000)) + "\"r\"]")));
        add("reference wrong", (random, members) ->
                with(members, "reference", any(random, "1", "true", "[]", "{}", "[\"r\"]", "{\"id\":\"r\"}")));
        add("deep nesting", (random, members) -> {
            int depth = random.nextInt(100, 20_000);
            boolean list = random.nextBoolean();
            String deep = list ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            return random.nextInt(3) == 0
                    ? "[".repeat(depth) + text(members) + "]".repeat(depth)
                    : with(members, any(random, "more", "reasons", "reference"), deep);
        });
    }

    private void syntax() {
        add("truncated", (random, members) -> {
            String text = text(members);
            return text.substring(0, random.nextInt(1, text.length()));
        });
        add("trailing garbage", (random, members) -> text(members)
                + any(random, "x", "}", "]", "{}", ",", "\u0000", " null", "\n{\"decision\":\"DENY\"}", "//", "<!-- -->", text(members),
                        "\"", "0"));
        add("leading garbage", (random, members) ->
                any(random, ")]}',\n", ",", "\u0000", "x", "}{", "<?xml version=\"1.0\"?>", "callback(", "\u200b", "\u000b") + text(members));
        add("BOM", (random, members) -> "\uFEFF" + text(members));
        add("nearly JSON", (random, members) -> {
            String text = text(members);
            return any(random, text.replace('"', '\''), text.replaceAll("\"(decision|score)\"", "$1"),
                    text.replace("}", ",}"), text.replace("]", ",]"), text.replace(",\"score\"", " \"score\""), text.replace(":", "="),
                    text.replace(",", ",,"), text.replace("{", "{/* fine */"), text.replace("10,", "10, // low\n"), "#ok\n" + text,
                    text.replace("ALLOW", "AL\\\nLOW"), text.replace("r-1", "r\t1"), text.replace("r-1", "r\\x31"),
                    text.replace("r-1", "r\n1"), text.replace("r-1", "\\ud8"), text.replace(",", ";"));
        });
        add("another format", (random, members) -> any(random, "<answer><decision>ALLOW</decision><score>10</score></answer>",
                "decision=ALLOW&score=10&reasons=bench", "decision: ALLOW\nscore: 10\nreasons: [bench]\n",
                "<!doctype html><title>Sign in</title>ALLOW"));
        add("empty", (random, members) -> " ".repeat(random.nextInt(3) * 10));
    }

    private void encodings() {
        add("UTF-16", (random, members) ->
                new Raw(text(members).getBytes(Charset.forName(any(random, "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")))));
        add("bytes that are no UTF-8", (random, members) -> {
            String bad = any(random, "\u00ff", "\u00c0\u00af", "\u00c1\u0081", "\u00ed\u00a0\u0080", "\u00e3\u0081", "\u0080");
            String place = any(random, "r-1", "r-1", "ALLOW");
            return new Raw(text(members).replace(place, place + bad).getBytes(BYTES));
        });
    }

    private void transport() {
        add("HTTP status", (random, members) -> new Whole(
                Provider.http(
                        Integer.parseInt(any(random, "300", "400", "401", "403", "404", "405", "409", "418", "422", "429", "500", "501",
                                "502", "503", "504", "599")),
                        "",
                        text(members).getBytes(StandardCharsets.UTF_8)),
                false));
        add("end before Content-Length", (random, members) -> {
            String text = text(members);
            return new Whole(
                    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                    + (text.length() + random.nextInt(1, 2_000)) + "\r\n\r\n" + text)
                            .getBytes(StandardCharsets.UTF_8),
                    true);
        });
        add("end before the last chunk", (random, members) -> {
            String text = text(members);
            return new Whole(
                    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + Integer.toHexString(text.length()) + "\r\n" + text
                                    + any(random, "", "\r\n", "\r\n7", "\r\n0", "\r\n10\r\n   ", "\r\nxyz\r\n"))
                            .getBytes(StandardCharsets.UTF_8),
                    true);
        });
        add("no HTTP", (random, members) -> new Whole(
                any(random, text(members), "HTTP/1.1 OK\r\n\r\n" + text(members), "SSH-2.0-OpenSSH_9\r\n",
                                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + text(members), "\u0015\u0003\u0001\u0000\u0002\u0002\u0028",
                                "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n" + text(members), "\r\n\r\n\r\n")
                        .getBytes(BYTES),
                true));
        add("hangs up", (random, members) -> new Whole(new byte[0], true));
    }
}
