package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/** What a page says about the step before. */
public enum Notice {
    NONE(false, 200),
    EMPTY(true, 422),
    /** Also for an id that is not known, and for one that is locked: a stranger is not to learn which. */
    WRONG(true, 422),
    TOO_MANY(true, 429),
    BUSY(true, 503),
    ENDED(false, 200),
    SIGNED_OUT(false, 200),
    MESSAGE_SAVED(false, 200),
    PASSWORD_CHANGED(false, 200),
    SHARING_STOPPED(false, 200),
    SHARING_RESUMED(false, 200),
    REPORTED(false, 200),
    CARD_ADDED(false, 200),
    EMAIL_CHANGED(false, 200),
    PHONE_CHANGED(false, 200),
    AUTHENTICATOR_ADDED(false, 200),
    CODES_REMOVED(false, 200),
    PASSKEY_ADDED(false, 200),
    PASSKEY_REMOVED(false, 200),
    SHOP_REMOVED(false, 200),
    MESSAGE_LENGTH(true, 422),
    MESSAGE_CHARACTERS(true, 422),
    MESSAGE_CARD_NUMBER(true, 422),
    MESSAGE_PASSWORD(true, 422),
    PASSWORD_WRONG(true, 422),
    PASSWORD_SHORT(true, 422),
    PASSWORD_LONG(true, 422),
    PASSWORD_CHARACTERS(true, 422),
    PASSWORD_COMMON(true, 422),
    PASSWORD_KNOWN(true, 422),
    PASSWORD_DIFFERS(true, 422),
    EMAIL_FORMAT(true, 422),
    PHONE_FORMAT(true, 422),
    TOO_MANY_CODES(true, 429),
    CODE_WRONG(true, 422),
    AUTHENTICATOR_CODE_WRONG(true, 422),
    PASSKEY_NOT_ADDED(true, 422),
    /** Also for one that is not known, was removed, or is locked. */
    PASSKEY_REFUSED(true, 422),
    PASSKEY_STALE(true, 422),
    LOGIN_ID_FORMAT(true, 422),
    LOGIN_ID_TAKEN(true, 422),
    /** Also for a code that was used, has run out, or was tried too often. */
    INVITATION_WRONG(true, 422);

    private final boolean problem;
    private final int status;

    Notice(boolean problem, int status) {
        this.problem = problem;
        this.status = status;
    }

    /** Whether it is an error rather than news. */
    public boolean problem() {
        return problem;
    }

    /** Whether there is anything to say. */
    public boolean said() {
        return this != NONE;
    }

    int status() {
        return status;
    }

    /** News for who is not signed in. A link may come from anybody: it must not make us say that a card was stopped or a password changed. */
    public static Notice newsForStrangers(@Nullable String name) {
        Notice notice = news(name);
        return notice == ENDED || notice == SIGNED_OUT ? notice : NONE;
    }

    /** News by its name, as an address carries it after a form; nothing for all else. */
    public static Notice news(@Nullable String name) {
        for (Notice notice : values()) {
            if (!notice.problem && notice.name().equals(name)) {
                return notice;
            }
        }
        return NONE;
    }
}
