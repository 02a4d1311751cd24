package org.sekisho.demo;

import java.util.Arrays;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The form of the scorer's page as it was posted: anything may be missing or odd. */
record BehaviourForm(
        @RestForm @Nullable String latencyMillis,
        @RestForm @Nullable String jitterMillis,
        @RestForm @Nullable String errorPercent,
        @RestForm @Nullable String errorStatus,
        @RestForm @Nullable String lie) {
    /** Out of every bound. */
    private static final int NO_NUMBER = -1;

    Behaviour behaviour() {
        return new Behaviour(
                number(latencyMillis), number(jitterMillis), number(errorPercent), number(errorStatus), chosen());
    }

    private static int number(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,6}") ? Integer.parseInt(typed.strip()) : NO_NUMBER;
    }

    private Lie chosen() {
        return Arrays.stream(Lie.values())
                .filter(known -> known.name().equals(lie))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "The field lie is missing or not one of ours.", "答え方が選ばれていません。"));
    }
}
