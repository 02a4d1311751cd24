package org.sekisho.risk;

import java.util.List;

/** Rules that cannot be used. Says all that is wrong, and carries no stack trace, because an operator's mistake is no failure. */
public final class RulesInvalid extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Wrong> wrong;

    RulesInvalid(List<Wrong> wrong) {
        super("the rules cannot be used: " + wrong, null, false, false);
        this.wrong = List.copyOf(wrong);
    }

    /**
     * One thing that is wrong.
     *
     * @param where such as {@code rules[2].when[0].hour.from}
     */
    public record Wrong(String where, String what) {}

    /** All that is wrong. */
    public List<Wrong> wrong() {
        return wrong;
    }
}
