package org.sekisho.demo;

import java.util.Locale;

/** Who speaks to whom in a purchase. */
public enum Actor {
    BROWSER,
    SHOP,
    DIRECTORY,
    SEKISHO,
    SCORER,
    PHONE;

    /** The name in lower case, as style sheets and JSON spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
