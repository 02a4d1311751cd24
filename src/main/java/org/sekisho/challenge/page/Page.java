package org.sekisho.challenge.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.Accent;
import org.sekisho.platform.page.PlainText;

/** What the frame around every page needs; the templates read nothing but these records. */
interface Page {
    /** Language, colours and brand of this page. */
    Frame frame();

    /**
     * The parts that all pages share.
     *
     * @param nonce lets this page's own style and script run, and no other
     * @param brand name of the issuer, absent while none is known
     */
    record Frame(
            Locale locale,
            String nonce,
            Accent accent,
            @Nullable String brand) {
        private static final String COMPANY = "株式会社";

        static Frame of(Locale locale, String nonce, Issuer issuer) {
            return new Frame(spoken(locale), nonce, Accent.of(issuer.accent()), PlainText.of(issuer.name()));
        }

        static Frame neutral(Locale locale, String nonce) {
            return new Frame(spoken(locale), nonce, Accent.NEUTRAL, null);
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
}
