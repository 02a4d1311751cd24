package org.sekisho.authvalue;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verification found. */
public sealed interface Verified {

    /**
     * The value was looked at.
     *
     * @param uses       how often it was found valid so far, this time included; absent where no record of it is kept
     * @param acsTransId of the authentication, where there is a record and the value is genuine
     */
    record Looked(
            Result result, @Nullable Integer uses, @Nullable UUID acsTransId) implements Verified {}

    /** Too many values were wrong for this card; none is looked at for a while. */
    record TooMany(Duration againIn) implements Verified {}

    /** Nobody can say at the moment. */
    record Unavailable() implements Verified {}

    /** What came out. */
    enum Result {
        /** It is genuine and covers this. */
        VALID,
        /** It is not ours, or not for this. */
        INVALID,
        /** It is genuine, for a smaller amount or another currency. */
        AMOUNT_EXCEEDED,
        /** It is genuine and too old. */
        EXPIRED,
        /** The key it names is not there. */
        UNKNOWN_KEY
    }
}
