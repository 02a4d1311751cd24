package org.sekisho.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Condition.Fact;
import org.sekisho.risk.Condition.IpCountryDiffers;

/** Reads one condition of a rule. */
final class ConditionReader {

    private static final int MOST_VALUES = 1_000;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern MERCHANT = Pattern.compile(".{1,35}");

    private final RuleReader rules;
    private final String at;
    private final JsonNode node;

    ConditionReader(RuleReader rules, String at, JsonNode node) {
        this.rules = rules;
        this.at = at;
        this.node = node;
    }

    @Nullable
    Condition read(String fact) {
        return switch (fact) {
            case "amount" -> amount();
            case "velocity" -> velocity();
            case "hour" -> hour();
            case "knownDevice" -> node.isBoolean() ? new Condition.KnownDevice(node.booleanValue()) : truth();
            case "trustedMerchant" -> node.isBoolean() ? new Condition.TrustedMerchant(node.booleanValue()) : truth();
            case "ipCountryDiffersFrom" -> ipCountryDiffers();
            case "ipCountry" -> oneOf(Fact.IP_COUNTRY, THREE_DIGITS);
            case "mcc" -> oneOf(Fact.MCC, FOUR_DIGITS);
            case "merchant" -> oneOf(Fact.MERCHANT, MERCHANT);
            case "merchantCountry" -> oneOf(Fact.MERCHANT_COUNTRY, THREE_DIGITS);
            case "challengeInd" -> oneOf(Fact.CHALLENGE_IND, TWO_DIGITS);
            case "category" -> oneOf(Fact.CATEGORY, Pattern.compile("PAYMENT|NON_PAYMENT"));
            case "channel" -> oneOf(Fact.CHANNEL, Pattern.compile("APP|BROWSER|3RI"));
            case "threeRIInd" -> oneOf(Fact.THREE_RI_IND, TWO_DIGITS);
            case "provider" -> oneOf(Fact.PROVIDER, Pattern.compile("LOW|MEDIUM|HIGH|UNKNOWN"));
            case "card" -> oneOf(Fact.CARD, Pattern.compile("REGISTERED|NOT_REGISTERED|LOCKED"));
            default -> wrong("is no fact that a rule can ask for");
        };
    }

    private @Nullable Condition wrong(String what) {
        rules.wrong(at, what);
        return null;
    }

    private @Nullable Condition truth() {
        return wrong("must be true or false");
    }

    private @Nullable Condition amount() {
        if (!(node instanceof ObjectNode object)) {
            return wrong("must be an object with currency and atLeast, below or both");
        }
        rules.only(object, at, Set.of("currency", "atLeast", "below"));
        String currency = RuleReader.text(object.path("currency"));
        if (!THREE_DIGITS.matcher(currency).matches()) {
            return wrong("needs a currency of three digits (ISO 4217)");
        }
        BigDecimal atLeast = amount(object, "atLeast");
        BigDecimal below = amount(object, "below");
        return atLeast == null && below == null
                ? wrong("needs atLeast, below or both: texts such as \"50000\" or \"120.50\", in major units")
                : new Condition.AmountIn(currency, atLeast, below);
    }

    private @Nullable BigDecimal amount(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() || !AMOUNT.matcher(value.textValue()).matches()) {
            rules.wrong(at + "." + name, "must be a text such as \"50000\" or \"120.50\"");
            return null;
        }
        return new BigDecimal(value.textValue());
    }

    private @Nullable Condition velocity() {
        if (!(node instanceof ObjectNode object)) {
            return wrong("must be an object with per, within and atLeast");
        }
        rules.only(object, at, Set.of("per", "within", "atLeast"));
        Window.Per per = rules.choice(Window.Per.class, object.path("per"), at + ".per");
        Duration within = duration(RuleReader.text(object.path("within")));
        Integer atLeast = number(object, "atLeast", 1, MOST_REQUESTS);
        return per == null || within == null || atLeast == null
                ? null
                : new Condition.Velocity(new Window(per, within), atLeast);
    }

    private @Nullable Duration duration(String text) {
        try {
            Duration within = Duration.parse(text);
            if (within.equals(within.truncatedTo(ChronoUnit.SECONDS))
                    && within.compareTo(Window.SLICE) >= 0
                    && within.compareTo(Window.LONGEST) <= 0) {
                return within;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        rules.wrong(at + ".within", "must be a duration from PT5M to P7D, in whole seconds");
        return null;
    }

    private @Nullable Condition hour() {
        if (!(node instanceof ObjectNode object)) {
            return wrong("must be an object with from and until");
        }
        rules.only(object, at, Set.of("from", "until"));
        Integer from = number(object, "from", 0, 23);
        Integer until = number(object, "until", 0, 24);
        return from == null || until == null ? null : new Condition.HourOfDay(from, until);
    }

    private @Nullable Integer number(ObjectNode object, String name, int least, int most) {
        JsonNode value = object.path(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            rules.wrong(at + "." + name, "must be a whole number from " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    private @Nullable Condition ipCountryDiffers() {
        IpCountryDiffers.From from = rules.choice(IpCountryDiffers.From.class, node, at);
        return from == null ? null : new IpCountryDiffers(from);
    }

    private @Nullable Condition oneOf(Fact fact, Pattern form) {
        if (!node.isArray() || node.isEmpty() || node.size() > MOST_VALUES) {
            return wrong("must be a list of 1 to " + MOST_VALUES + " texts");
        }
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode value : node) {
            if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
                return wrong("has a value that is not of the form " + form);
            }
            values.add(value.textValue());
        }
        return new Condition.OneOf(fact, Set.copyOf(values));
    }
}
