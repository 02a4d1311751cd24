package org.sekisho.device;

import java.util.Map;
import java.util.Optional;

/** Facts about one browser, each in its form. */
public record Facts(Map<Fact, String> known) {

    /** A copy, so that facts do not change. */
    public Facts {
        known = Map.copyOf(known);
    }

    /** The facts that a source has; what has a wrong form is left out. */
    public static Facts in(Fact.Source source) {
        return new Facts(Fact.in(source));
    }

    /** What is known about one of them. */
    public Optional<String> find(Fact fact) {
        return Optional.ofNullable(known.get(fact));
    }

    /** A number, for facts whose form is one. */
    Optional<Integer> number(Fact fact) {
        return find(fact).map(Integer::valueOf);
    }

    /** Says how much is known and nothing of it. */
    @Override
    public String toString() {
        return "Facts" + known.keySet();
    }
}
