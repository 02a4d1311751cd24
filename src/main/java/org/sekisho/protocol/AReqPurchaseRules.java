package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.INSTALMENT;
import static org.sekisho.protocol.Conditions.PAYMENT;
import static org.sekisho.protocol.Conditions.PURCHASE;
import static org.sekisho.protocol.Conditions.RECURRING;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;

import java.util.List;

/** The rows of an AReq that say what is bought, where, and through which acquirer. */
final class AReqPurchaseRules {

    static final List<FieldRule> ROWS = List.of(
            required("acquirerBIN").length(1, 11).when(PAYMENT),
            required("acquirerMerchantID").length(1, 35).when(PAYMENT),
            required("mcc").digits(4, 4).when(PAYMENT),
            required("merchantCountryCode").iso(Countries::contains).when(PAYMENT),
            required("merchantName").length(1, 40).when(PAYMENT),
            required("purchaseAmount").digits(1, 48).when(PURCHASE).from(V2_2_0),
            required("purchaseCurrency")
                    .iso(Currencies::contains)
                    .when(PURCHASE)
                    .from(V2_2_0),
            required("purchaseExponent").digits(1, 1).when(PURCHASE).from(V2_2_0),
            required("purchaseDate")
                    .as(Format.text(Dates::second))
                    .when(PURCHASE)
                    .from(V2_2_0),
            required("purchaseInstalData")
                    .as(Format.number(3, 2, 999))
                    .when(INSTALMENT)
                    .from(V2_2_0),
            required("recurringExpiry")
                    .as(Format.text(Dates::date))
                    .when(RECURRING)
                    .from(V2_2_0)
                    .until(V2_2_0),
            required("recurringFrequency")
                    .digits(1, 4)
                    .when(RECURRING)
                    .from(V2_2_0)
                    .until(V2_2_0),
            optional("transType").codes("01", "03", "10", "11", "28"));

    private AReqPurchaseRules() {}
}
