package org.sekisho.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing of a device when a risk is judged. Strangers say it, so it can raise a suspicion and never lift one by itself.
 *
 * @param timeZone name such as Asia/Tokyo
 * @param languages the dearest first; from the header where the browser's script did not run
 * @param webdriver whether the browser admits that a program drives it
 */
public record DeviceFacts(
        @Nullable String timeZone,
        List<String> languages,
        @Nullable Screen screen,
        @Nullable String platform,
        boolean webdriver,
        @Nullable String ip,
        @Nullable String userAgent) {

    /** From what the page's request said, and what its script told later, if it did. */
    public static DeviceFacts of(Facts served, @Nullable Facts collected) {
        Facts told = collected == null ? served : collected;
        return new DeviceFacts(
                told.find(Fact.TIME_ZONE).orElse(null),
                languages(told, served),
                screen(told),
                told.find(Fact.PLATFORM).orElse(null),
                told.find(Fact.WEBDRIVER).map(Boolean::valueOf).orElse(false),
                served.find(Fact.IP).orElse(null),
                served.find(Fact.USER_AGENT).orElse(null));
    }

    private static List<String> languages(Facts told, Facts served) {
        return told.find(Fact.LANGUAGES)
                .map(list -> List.of(list.split(",")))
                .or(() -> served.find(Fact.ACCEPT_LANGUAGE).map(DeviceFacts::ranges))
                .orElse(List.of());
    }

    private static List<String> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static @Nullable Screen screen(Facts told) {
        Optional<Integer> width = told.number(Fact.SCREEN_WIDTH);
        Optional<Integer> height = told.number(Fact.SCREEN_HEIGHT);
        Optional<Integer> depth = told.number(Fact.COLOR_DEPTH);
        return width.isEmpty() || height.isEmpty() || depth.isEmpty()
                ? null
                : new Screen(width.get(), height.get(), depth.get());
    }

    /** Without the values: they are personal data. */
    @Override
    public String toString() {
        return "DeviceFacts[…]";
    }
}
