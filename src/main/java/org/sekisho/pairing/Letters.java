package org.sekisho.pairing;

import java.security.SecureRandom;

/** What people type from one screen into another: digits and capitals without I, L, O and U, which look like others (Crockford). */
final class Letters {

    private static final String ALL = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Letters() {}

    /** Five random bits each. */
    static String draw(int length, SecureRandom random) {
        StringBuilder text = new StringBuilder(length);
        for (int place = 0; place < length; place++) {
            text.append(ALL.charAt(random.nextInt(ALL.length())));
        }
        return text.toString();
    }

    /** In groups of four, as it is shown. */
    static String grouped(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1-");
    }
}
