package org.sekisho.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.MadeUpCards;
import org.sekisho.protocol.Pan;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Script;
import org.sekisho.risk.Script.Answer;
import org.sekisho.risk.Scripts;
import org.sekisho.risk.Several;
import org.sekisho.risk.Verdict;

/**
 * A hundred million cards whose last four digits say what happens: version, 3DS Method, result, challenge. Ten rows of cards stand for
 * them, and one more for those whose holders are asked for several answers. Where the demo is off there are none.
 */
@Singleton
class Simulator implements MadeUpCards, Scripts {

    /** Begins the numbers of the cards that stand for the others. */
    static final String PREFIX = "356999010000";

    static final String PASSWORD = "Tsuru-0072";

    /** The card whose holder an app asks a question with several answers, where it can. */
    static final String SEVERAL_NUMBER = "3569990100030072";

    static final UUID SEVERAL_ID = DemoIssuer.id(1_372);

    private static final String BEFORE_FREE = "35699901";
    private static final String SEVERAL = "0003";
    private static final String BY_HAND = "72";

    private static final Several GATES = new Several(
            new Several.Words("東海道の関所はどれですか。", "Which of these were gates of the Tokaido road?"),
            List.of(
                    option("hako", "箱根", "Hakone"),
                    option("naka", "中山道", "Nakasendo"),
                    option("arai", "新居", "Arai"),
                    option("edo", "江戸", "Edo")),
            Set.of("hako", "arai"),
            PASSWORD);

    private static final String SCHEME = "JCB";
    private static final int LAST_RESULT = 7;
    private static final int LAST_ANSWER = 2;

    /** Digits of a result that asks nobody end with a 3. */
    private static final Pattern NUMBER = Pattern.compile("35699901([0-9]{4})([0-3])([0-2])([0-6]3|7[0-2])");

    /** Nobody waits so long for an answer. */
    private static final Duration TOO_LATE = Duration.ofSeconds(30);

    private static final Map<String, Set<String>> VERSIONS =
            Map.of("0", Set.of(), "1", Set.of("2.1.0"), "2", Set.of("2.2.0"), "3", Set.of("2.3.1"));

    private final DemoConfig config;
    private final Map<UUID, Script> scripts =
            rows().collect(Collectors.toUnmodifiableMap(Simulator::id, Simulator::script));

    Simulator(DemoConfig config) {
        this.config = config;
    }

    @Override
    public Optional<MadeUp> find(Pan pan) {
        Matcher number = NUMBER.matcher(pan.digits());
        return config.enabled() && number.matches()
                ? Optional.of(new MadeUp(
                        DemoIssuer.ISSUER,
                        SCHEME,
                        VERSIONS.getOrDefault(number.group(2), Set.of()),
                        new Pan(standIn(number.group(1), number.group(4)))))
                : Optional.empty();
    }

    private static String standIn(String free, String row) {
        String begins = free.equals(SEVERAL) && row.equals(BY_HAND) ? BEFORE_FREE + SEVERAL : PREFIX;
        return begins + "00" + row;
    }

    @Override
    public Optional<Script> of(UUID cardId) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        return Optional.ofNullable(scripts.get(SEVERAL_ID.equals(cardId) ? id(BY_HAND) : cardId));
    }

    @Override
    public Optional<Several> several(UUID cardId) {
        return config.enabled() && SEVERAL_ID.equals(cardId) ? Optional.of(GATES) : Optional.empty();
    }

    private static Several.Option option(String key, String japanese, String english) {
        return new Several.Option(key, new Several.Words(japanese, english));
    }

    /** The last two digits of the cards that stand for the others. */
    static Stream<String> rows() {
        return Stream.concat(
                IntStream.range(0, LAST_RESULT).mapToObj(result -> result + "3"),
                IntStream.rangeClosed(0, LAST_ANSWER).mapToObj(answer -> LAST_RESULT + "" + answer));
    }

    /** The id of such a card. */
    static UUID id(String row) {
        return DemoIssuer.id(1_000 + Integer.parseInt(row));
    }

    private static Script script(String row) {
        return switch (row.charAt(0)) {
            case '0' -> script(Verdict.APPROVE, null);
            case '1' -> script(Verdict.REFUSE, TransStatusReason.CARD_AUTHENTICATION_FAILED);
            case '2' -> script(Verdict.ATTEMPT, null);
            case '3' -> script(Verdict.REJECT, TransStatusReason.SUSPECTED_FRAUD);
            case '4' -> script(Verdict.INFORM, null);
            case '5' -> script(Verdict.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE);
            case '6' -> new Script(Verdict.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE, TOO_LATE, Answer.ASKED);
            default -> new Script(Verdict.CHALLENGE, null, Duration.ZERO, answer(row.charAt(1)));
        };
    }

    private static Script script(Verdict verdict, @Nullable TransStatusReason reason) {
        return new Script(verdict, reason, Duration.ZERO, Answer.ASKED);
    }

    private static Answer answer(char digit) {
        return switch (digit) {
            case '0' -> Answer.RIGHT;
            case '1' -> Answer.WRONG;
            default -> Answer.ASKED;
        };
    }
}
