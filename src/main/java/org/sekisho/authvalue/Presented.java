package org.sekisho.authvalue;

import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Pan;

/**
 * A value as it came back with an authorisation, and what the authorisation says. Absent members are not known there.
 *
 * @param amount minor units
 * @param date   YYYYMMDDHHMMSS, UTC
 */
public record Presented(
        Mode mode,
        String scheme,
        String issuerId,
        Pan pan,
        String value,
        @Nullable String messageCategory,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String exponent,
        @Nullable String date,
        @Nullable String merchantId,
        @Nullable String acquirerBin,
        @Nullable String merchantName,
        @Nullable String dsTransId,
        @Nullable String acsTransId,
        @Nullable String eci) {

    /** How it is looked at. */
    public enum Mode {
        /** All that is said must be what was authenticated. */
        STRICT,
        /** What was authenticated is taken from the record; only card, amount and currency are compared. */
        REFERENCE
    }

    /** Without the value and all that it is about. */
    @Override
    public String toString() {
        return "Presented[" + mode + "]";
    }
}
