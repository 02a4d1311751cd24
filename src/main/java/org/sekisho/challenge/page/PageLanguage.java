package org.sekisho.challenge.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the language of a page among those we speak. */
public final class PageLanguage {
    private static final List<Locale> SPOKEN = List.of(Locale.JAPANESE, Locale.ENGLISH);
    // A list of languages longer than this comes from no browser, and reading it costs time.
    private static final int LONGEST_LIST = 400;

    private PageLanguage() {}

    /**
     * The first of browserLanguage, Accept-Language and the issuer's default that names Japanese or English; what
     * cannot be read is passed over, and the last resort is Japanese.
     */
    public static Locale of(@Nullable String browserLanguage, @Nullable String acceptLanguage, Locale issuerDefault) {
        return spoken(browserLanguage)
                .or(() -> preferred(acceptLanguage))
                .or(() -> spoken(issuerDefault.getLanguage()))
                .orElse(Locale.JAPANESE);
    }

    private static Optional<Locale> preferred(@Nullable String list) {
        if (list == null || list.isBlank() || list.length() > LONGEST_LIST) {
            return Optional.empty();
        }
        try {
            return LanguageRange.parse(list).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> spoken(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> spoken(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        var language = tag.strip().split("[-_]", 2)[0];
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equalsIgnoreCase(language))
                .findFirst();
    }
}
