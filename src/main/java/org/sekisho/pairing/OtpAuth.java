package org.sekisho.pairing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The address that authenticators read. Everything else is what they take for granted, and some refuse to be told.
 *
 * @param issuer  who is written above the code
 * @param account what is written below it
 * @param key     in Base32
 */
record OtpAuth(String issuer, String account, String key) {

    String text() {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + key + "&issuer="
                + encoded(issuer);
    }

    /** Authenticators do not read a plus sign as a space. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "OtpAuth[…]";
    }
}
