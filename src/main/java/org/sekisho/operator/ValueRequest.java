package org.sekisho.operator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.authvalue.Presented;
import org.sekisho.authvalue.Presented.Mode;
import org.sekisho.card.CardRange;
import org.sekisho.protocol.Pan;
import org.sekisho.rest.Members;

/** A value to be verified, with the members that its sender wrote. */
record ValueRequest(Mode mode, Pan pan, String value, Said said) {

    private static final Map<String, Mode> MODES = Map.of("strict", Mode.STRICT, "reference", Mode.REFERENCE);
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** What the authorisation says. */
    private record Said(
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

        static Said read(Members members) {
            return new Said(
                    pattern(members, "messageCategory", 2, "01|02", "must be 01 or 02"),
                    pattern(members, "purchaseAmount", 48, "[0-9]+", "must have digits and nothing else"),
                    pattern(members, "purchaseCurrency", 3, "[0-9]{3}", "must have three digits"),
                    pattern(members, "purchaseExponent", 1, "[0-9]", "must be one digit"),
                    pattern(members, "purchaseDate", 14, "[0-9]{14}", "must have 14 digits"),
                    members.text("acquirerMerchantID", 35),
                    members.text("acquirerBIN", 11),
                    members.text("merchantName", 40),
                    lower(pattern(members, "dsTransID", 36, UUID, "must be a UUID")),
                    lower(pattern(members, "acsTransID", 36, UUID, "must be a UUID")),
                    pattern(members, "eci", 2, "[0-9A-Z]{2}", "must have two characters"));
        }

        private static @Nullable String pattern(
                Members members, String name, int longest, String pattern, String message) {
            return members.text(name, longest, text -> text.matches(pattern), message);
        }

        private static @Nullable String lower(@Nullable String id) {
            return id == null ? null : id.toLowerCase(Locale.ROOT);
        }
    }

    /** The request as its sender writes it, for the API description. */
    @Schema(name = "ValueVerification")
    record Body(
            @Schema(
                    required = true,
                    enumeration = {"strict", "reference"},
                    description =
                            "strict: every member that is given must be what was authenticated, the amount included."
                                    + " reference: what was authenticated is taken from the record, and the amount may be smaller")
            String mode,

            @Schema(required = true, pattern = "[0-9]{13,19}")
            String cardNumber,

            @Schema(required = true, description = "28 characters of base64")
            String authenticationValue,

            @Schema(description = "Minor units; required by reference")
            String purchaseAmount,

            @Schema(description = "ISO 4217, three digits; required by reference")
            String purchaseCurrency,

            String purchaseExponent,

            @Schema(description = "YYYYMMDDHHMMSS, UTC") String purchaseDate,

            @Schema(
                    enumeration = {"01", "02"},
                    description = "Absent: from the record, or else 01")
            String messageCategory,

            String acquirerMerchantID,
            String acquirerBIN,
            String merchantName,

            @Schema(description = "Names the record; absent, the value does")
            String dsTransID,

            String acsTransID,
            String eci) {}

    /** Reads one; fails with a problem that names all that is wrong. */
    static ValueRequest read(ObjectNode body) {
        Members members = Members.of(body);
        members.require("mode");
        members.require("cardNumber");
        members.require("authenticationValue");
        String mode = members.text("mode", 9, MODES::containsKey, "must be strict or reference");
        String digits = members.text(
                "cardNumber", 19, text -> text.matches("[0-9]{13,19}"), "must have 13 to 19 digits and nothing else");
        String value =
                members.text("authenticationValue", 28, AuthenticationValues::isOne, "must be 28 characters of base64");
        if ("reference".equals(mode)) {
            members.require("purchaseAmount");
            members.require("purchaseCurrency");
        }
        Said said = Said.read(members);
        members.end();
        return new ValueRequest(
                requireNonNull(MODES.get(requireNonNull(mode))),
                new Pan(requireNonNull(digits)),
                requireNonNull(value),
                said);
    }

    /** The same, for the issuer of the card. */
    Presented of(CardRange range) {
        return new Presented(
                mode,
                range.scheme(),
                range.issuer().id(),
                pan,
                value,
                said.messageCategory(),
                said.amount(),
                said.currency(),
                said.exponent(),
                said.date(),
                said.merchantId(),
                said.acquirerBin(),
                said.merchantName(),
                said.dsTransId(),
                said.acsTransId(),
                said.eci());
    }

    /** Without the value and all that it is about. */
    @Override
    public String toString() {
        return "ValueRequest[" + mode + "]";
    }
}
