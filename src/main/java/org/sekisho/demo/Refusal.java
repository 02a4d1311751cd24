package org.sekisho.demo;

/** A request the demo cannot serve: status and one sentence for the caller. */
class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String ja;

    /** For programs, which read English. */
    Refusal(int status, String detail) {
        this(status, detail, detail);
    }

    /** For people. */
    Refusal(int status, String detail, String ja) {
        super(detail, null, false, false);
        this.status = status;
        this.ja = ja;
    }

    int status() {
        return status;
    }

    String detail(Lang lang) {
        return lang.choose(ja, String.valueOf(getMessage()));
    }
}
