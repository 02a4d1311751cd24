package org.sekisho.platform;

/** Ends a start that was only to migrate, at the point where it has; its message says what was done. Not a failure. */
public final class Migrated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Migrated(String sentence) {
        super(sentence, null, false, false);
    }
}
