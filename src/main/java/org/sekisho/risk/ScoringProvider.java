package org.sekisho.risk;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/** A fraud-scoring provider as it speaks. Time limits, breakers and what a failure means are no matter of its implementations. */
interface ScoringProvider {

    /**
     * Asks. An answer that cannot be used is an assessment of {@link Level#UNKNOWN}; a provider that cannot be reached fails.
     *
     * @param mayStill asked right before anything is sent
     */
    Uni<Assessment> ask(Question question, BooleanSupplier mayStill);

    /** Tells how an authentication ended; fails where that was not taken. */
    Uni<Void> tell(Ending ending, BooleanSupplier mayStill);
}
