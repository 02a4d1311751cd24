package org.sekisho.demo;

import org.jspecify.annotations.Nullable;

/** The two languages of the shop. */
public enum Lang {
    JA,
    EN;

    /** English where the text begins with "en", Japanese for everything else, as the shop is in Japan. */
    static Lang of(@Nullable String tag) {
        return tag != null && tag.regionMatches(true, 0, "en", 0, 2) ? EN : JA;
    }

    /** The language tag, as browsers spell it. */
    public String tag() {
        return this == JA ? "ja" : "en";
    }

    /** Whichever of two texts is in this language. */
    String choose(String ja, String en) {
        return this == JA ? ja : en;
    }
}
