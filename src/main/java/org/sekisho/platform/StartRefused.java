package org.sekisho.platform;

import java.util.Locale;

/** Sekisho cannot start, and the message says why and what to do in one sentence for the person who started it. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; no secret may be part of the sentence. */
    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }

    /** Refuses a setting that cannot work, naming it, its environment variable and the rule it breaks. */
    public static void unless(boolean fits, String setting, Object value, String rule) {
        if (!fits) {
            String variable = setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
            throw new StartRefused("The setting " + setting + " (environment variable " + variable + ") is " + value
                    + ", but " + rule + ".");
        }
    }
}
