package org.sekisho.authvalue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatus;

/** Electronic commerce indicator: how sure the authorisation may be, in each scheme's own two characters. */
public final class Eci {

    /** JCB's, and that of most. */
    private static final Profile FIVE = new Profile("05", "06", "07", "05", "06", null);

    private static final Profile TWO = new Profile("02", "01", "00", "N2", "N0", "N0");

    /** By the name of the scheme; one that is not here counts as {@link #FIVE}. */
    private static final Map<String, Profile> PROFILES =
            Map.of("JCB", FIVE, "VISA", FIVE, "AMEX", FIVE, "DISCOVER", FIVE, "MASTERCARD", TWO, "MIR", TWO);

    private Eci() {}

    /**
     * What a scheme says.
     *
     * @param paid      Y of a payment
     * @param attempted A of a payment
     * @param unpaid    every other status of a payment
     * @param known     Y without a payment; the last two go on as above
     */
    private record Profile(
            String paid,
            String attempted,
            String unpaid,
            String known,
            String tried,
            @Nullable String unknown) {

        @Nullable
        String of(TransStatus status, boolean payment) {
            return switch (status) {
                case AUTHENTICATED -> payment ? paid : known;
                case ATTEMPTED -> payment ? attempted : tried;
                default -> payment ? unpaid : unknown;
            };
        }
    }

    /** The indicator for a status; payments always get one, other authentications as the scheme has it. */
    public static @Nullable String of(String scheme, TransStatus status, boolean payment) {
        return PROFILES.getOrDefault(scheme, FIVE).of(status, payment);
    }
}
