package org.sekisho.authvalue;

import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Pan;

/**
 * What an authentication value vouches for; everything the issuer knows again at authorisation. Absent parts count as empty.
 *
 * @param amount minor units
 * @param date   YYYYMMDDHHMMSS, UTC
 */
public record Authenticated(
        Pan pan,
        String messageCategory,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String exponent,
        @Nullable String date,
        @Nullable String merchantId,
        @Nullable String acquirerBin,
        @Nullable String merchantName,
        @Nullable String dsTransId,
        String acsTransId,
        String eci) {}
