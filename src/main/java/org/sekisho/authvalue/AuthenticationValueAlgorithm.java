package org.sekisho.authvalue;

import io.smallrye.mutiny.Uni;

/**
 * How authentication values are made and checked. Sekisho has one of its own, {@link Oav1}; a scheme's algorithm belongs to the scheme,
 * and an issuer that has a licence for it puts it behind {@link HttpAlgorithm}.
 */
interface AuthenticationValueAlgorithm {

    /** A new value; fails with {@link ValueUnavailable} when none can be had. */
    Uni<String> make(Making making);

    /** Whether a value was made over this; fails with {@link ValueUnavailable} when nobody can say. */
    Uni<Finding> verify(String scheme, String value, Authenticated what);

    /** What came out. */
    enum Finding {
        /** It was made over this and nothing else. */
        GENUINE,
        /** It was not. */
        FALSE,
        /** The key it names is not there any more, or never was. */
        UNKNOWN_KEY
    }
}
