package org.sekisho.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/**
 * Keys under which a browser is known again: an HMAC over what stays the same from one purchase to the next and differs between
 * people. System, browser without its versions, screen, colour depth, processors and touch are the machine; languages and time zone are its
 * owner. The address changes with every train ride, versions, zoom and window with no less, so they are left out. Many telephones of one
 * model look alike: the same key says that nothing is new, and not who it is.
 */
public final class DeviceKeys {

    /** Besides the user agent. With fewer, half of a country would be one device. */
    private static final int FEWEST = 3;

    private final KeyRing keys;

    /** Keys of one installation: another one cannot compare them. */
    public DeviceKeys(KeyRing keys) {
        this.keys = keys;
    }

    /** The key of a browser whose script told its facts; empty when it told too little. */
    public Optional<String> of(Facts facts) {
        return key(
                "method",
                facts.find(Fact.USER_AGENT).orElse(null),
                facts.find(Fact.PLATFORM).orElse(null),
                facts.find(Fact.LANGUAGES).orElse(null),
                BrowserFacts.sides(
                        facts.number(Fact.SCREEN_WIDTH).orElse(null),
                        facts.number(Fact.SCREEN_HEIGHT).orElse(null)),
                facts.find(Fact.COLOR_DEPTH).orElse(null),
                // the name before the offset, which changes with summer time
                facts.find(Fact.TIME_ZONE)
                        .or(() -> facts.find(Fact.TIME_ZONE_OFFSET))
                        .orElse(null),
                facts.find(Fact.HARDWARE_CONCURRENCY).orElse(null),
                facts.find(Fact.TOUCH_POINTS).orElse(null));
    }

    /**
     * The key of a browser that only a merchant saw; empty when there is too little. It is made of less and seen from elsewhere, so it
     * never equals one of the 3DS Method: the two are known again apart from each other.
     */
    public Optional<String> of(BrowserFacts facts) {
        return key(
                "areq",
                facts.userAgent(),
                facts.language(),
                BrowserFacts.sides(facts.screenWidth(), facts.screenHeight()),
                text(facts.colorDepth()),
                text(facts.timeZoneOffset()),
                facts.acceptHeader());
    }

    private Optional<String> key(String kind, @Nullable String userAgent, @Nullable String... others) {
        if (userAgent == null || Arrays.stream(others).filter(Objects::nonNull).count() < FEWEST) {
            return Optional.empty();
        }
        byte[][] parts = new byte[others.length + 2][];
        parts[0] = kind.getBytes(UTF_8);
        parts[1] = UserAgentFamily.of(userAgent).getBytes(UTF_8);
        for (int i = 0; i < others.length; i++) {
            parts[i + 2] = Objects.requireNonNullElse(others[i], "").getBytes(UTF_8);
        }
        return Optional.of(HexFormat.of().formatHex(KeyRing.hmac(keys.active(Purpose.DEVICE), parts)));
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
