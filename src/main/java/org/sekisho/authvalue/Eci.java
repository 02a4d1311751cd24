package org.sekisho.authvalue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatus;

/** Electronic commerce indicator: how sure the authorisation may be, in each scheme's own two digits. */
public final class Eci {

    private static final Set<String> COUNTING_FROM_TWO = Set.of("MASTERCARD", "MIR");

    private Eci() {}

    /** The indicator for a status; payments always get one, other authentications only when they succeed. */
    public static @Nullable String of(String scheme, TransStatus status, boolean payment) {
        boolean two = COUNTING_FROM_TWO.contains(scheme);
        return switch (status) {
            case AUTHENTICATED -> two ? "02" : "05";
            case ATTEMPTED -> two ? "01" : "06";
            default -> payment ? (two ? "00" : "07") : null;
        };
    }
}
