package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Verified;

/** What a verification found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VerifiedValue")
record ValueAnswer(
        @Schema(enumeration = {"valid", "invalid", "amount-exceeded", "expired", "unknown-key"})
        String result,

        @Schema(
                description =
                        "How often the value was found valid so far, this time included: more than 1 is a further use. Nothing is"
                                + " refused for it. Absent where no record of the value is kept, or it is not genuine")
        @Nullable
        Integer uses,

        @Schema(description = "Of the authentication; absent as above") @Nullable
        UUID acsTransID) {

    static ValueAnswer of(Verified.Looked looked) {
        return new ValueAnswer(
                looked.result().name().toLowerCase(Locale.ROOT).replace('_', '-'), looked.uses(), looked.acsTransId());
    }
}
