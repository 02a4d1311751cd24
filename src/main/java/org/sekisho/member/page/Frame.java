package org.sekisho.member.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.Accent;
import org.sekisho.platform.page.PlainText;

/**
 * The parts that all pages share.
 *
 * @param nonce lets this page's own style and script run, and no other
 * @param home  path of the first page; absent while no issuer is known
 * @param form  what forms carry; absent where nobody is signed in
 */
record Frame(
        Locale locale,
        String nonce,
        Accent accent,
        @Nullable String brand,
        @Nullable String home,
        @Nullable String phone,
        @Nullable String form) {
    private static final String COMPANY = "株式会社";

    static Frame of(Who who, String nonce) {
        return new Frame(
                spoken(who.locale()),
                nonce,
                Accent.of(who.accent()),
                PlainText.of(who.issuerName()),
                who.home(),
                PlainText.of(who.supportPhone()),
                who.formToken());
    }

    static Frame neutral(Locale locale, String nonce) {
        return new Frame(spoken(locale), nonce, Accent.NEUTRAL, null, null, null, null);
    }

    private static Locale spoken(Locale locale) {
        return locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /** For the lang attribute. */
    public String language() {
        return locale.getLanguage();
    }

    /** The letter on the brand's tile; the legal form before a Japanese name says nothing about it. */
    public String initial() {
        if (brand == null || brand.isEmpty()) {
            return "";
        }
        var name = brand.length() > COMPANY.length() && brand.startsWith(COMPANY)
                ? brand.substring(COMPANY.length()).strip()
                : brand;
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
