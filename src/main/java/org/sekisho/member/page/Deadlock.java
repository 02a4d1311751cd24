package org.sekisho.member.page;

/** Why nothing can be offered on a page. */
public enum Deadlock {
    /** There is no such page, or it is another member's. */
    UNKNOWN(404),
    /** A form that does not come from a page of this session. */
    FOREIGN_FORM(403),
    /** A code that was used, tried too often, or not typed in time. */
    RUN_OUT(410),
    /** We cannot answer now; trying again may help. */
    UNAVAILABLE(503);

    private final int status;

    Deadlock(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
