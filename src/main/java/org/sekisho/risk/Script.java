package org.sekisho.risk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatusReason;

/**
 * An authentication that goes as it was written.
 *
 * @param reason for those verdicts that need one
 * @param after  how long its answer is held back
 */
public record Script(Verdict verdict, @Nullable TransStatusReason reason, Duration after, Answer answer) {

    private static final String BECAUSE = "script:";

    /** What becomes of a challenge. */
    public enum Answer {
        /** The cardholder answers. */
        ASKED,
        /** It is over as soon as it begins, as if the answer had been right. */
        RIGHT,
        /** As if no answer had been right. */
        WRONG
    }

    /** The decision, with what else would have made it. What a version has no word for cannot be answered in it. */
    public Decision over(Decision made, String messageVersion) {
        List<String> because = new ArrayList<>(made.because());
        because.add(BECAUSE + verdict.transStatus().code());
        return verdict.transStatus().isKnownIn(messageVersion)
                ? new Decision(verdict, reason, List.copyOf(because))
                : new Decision(Verdict.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE, List.copyOf(because));
    }
}
