package org.sekisho.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an issuer's rules from JSON; docs/decisions.md has the form. Strict: a misspelt condition must not be passed over. */
public final class RuleReader {

    /** Characters of the longest text. */
    public static final int LONGEST = 256 * 1024;

    private static final int MOST_RULES = 500;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_WRONG = 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final StrictReader JSON = StrictReader.ofRules();

    private final List<RulesInvalid.Wrong> wrong = new ArrayList<>();

    private RuleReader() {}

    /** The rules of a text; fails with {@link RulesInvalid}. */
    public static List<Rule> read(String text) {
        return new RuleReader().rules(text);
    }

    private List<Rule> rules(String text) {
        Optional<ObjectNode> object = JSON.read(text);
        List<Rule> rules = object.map(this::rules).orElseGet(List::of);
        if (object.isEmpty()) {
            wrong("", "must be one JSON object, no member twice, at most " + LONGEST + " characters");
        }
        if (!wrong.isEmpty()) {
            throw new RulesInvalid(wrong);
        }
        return rules;
    }

    private List<Rule> rules(ObjectNode object) {
        only(object, "", Set.of("rules"));
        JsonNode list = object.path("rules");
        if (!list.isArray() || list.size() > MOST_RULES) {
            wrong("rules", "must be a list of at most " + MOST_RULES);
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Rule rule = rule(list.get(i), "rules[" + i + "]");
            if (rule != null && !names.add(rule.name())) {
                wrong("rules[" + i + "].name", "is taken by another rule");
            }
            if (rule != null) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    private @Nullable Rule rule(JsonNode node, String at) {
        if (!(node instanceof ObjectNode rule)) {
            wrong(at, "must be an object");
            return null;
        }
        only(rule, at, Set.of("name", "when", "then"));
        String name = text(rule.path("name"));
        if (!NAME.matcher(name).matches()) {
            wrong(at + ".name", "must be 1 to 40 of a-z, 0-9 and -");
        }
        Rule.Then then = choice(Rule.Then.class, rule.path("then"), at + ".then");
        List<Condition> when = conditions(rule.path("when"), at + ".when");
        return then == null ? null : new Rule(name, when, then);
    }

    private List<Condition> conditions(JsonNode list, String at) {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_CONDITIONS) {
            wrong(at, "must be a list of 1 to " + MOST_CONDITIONS + " conditions");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Condition condition = condition(list.get(i), at + "[" + i + "]");
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return List.copyOf(conditions);
    }

    private @Nullable Condition condition(JsonNode node, String at) {
        if (!(node instanceof ObjectNode condition) || condition.size() != 1) {
            wrong(at, "must be an object with one member, the fact that is asked for");
            return null;
        }
        String fact = condition.fieldNames().next();
        return new ConditionReader(this, at + "." + fact, condition.get(fact)).read(fact);
    }

    /** Says what is wrong; the first twenty things are enough. */
    void wrong(String where, String what) {
        if (wrong.size() < MOST_WRONG) {
            wrong.add(new RulesInvalid.Wrong(where.startsWith(".") ? where.substring(1) : where, what));
        }
    }

    void only(ObjectNode object, String at, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(at + "." + printable(name), "is not known here");
            }
        });
    }

    private static String printable(String name) {
        String ascii = name.replaceAll("[^!-~]", "?");
        return ascii.substring(0, Math.min(40, ascii.length()));
    }

    /** A text; empty for anything else, which no form allows. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    <E extends Enum<E>> @Nullable E choice(Class<E> type, JsonNode node, String at) {
        for (E one : type.getEnumConstants()) {
            if (node.isTextual() && one.name().equals(node.textValue())) {
                return one;
            }
        }
        wrong(at, "must be one of " + List.of(type.getEnumConstants()));
        return null;
    }
}
