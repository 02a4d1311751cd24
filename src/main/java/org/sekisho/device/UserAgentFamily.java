package org.sekisho.device;

import java.util.regex.Pattern;

/** A User-Agent without its version numbers: browsers and systems update themselves every few weeks and stay the same device. */
final class UserAgentFamily {

    /**
     * After a product's slash, after rv:, and after the names of systems that carry a number. The digit is looked for first, because
     * this runs for each request and few characters are digits.
     */
    private static final Pattern VERSION =
            Pattern.compile("[0-9](?<=(?:/|rv:|OS |OS X |Android |CrOS \\w{1,16} ).)[\\w.+-]*");

    private UserAgentFamily() {}

    static String of(String userAgent) {
        return VERSION.matcher(userAgent).replaceAll("");
    }
}
