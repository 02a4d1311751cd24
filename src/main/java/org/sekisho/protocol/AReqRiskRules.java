package org.sekisho.protocol;

import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.List;

/** The rows of an AReq by which a merchant tells what it knows about its customer and the order. */
final class AReqRiskRules {

    private static final Format DATE = Format.text(Dates::date);

    private static final FieldRule ACCT_INFO = optional("acctInfo")
            .as(Format.OBJECT)
            .with(
                    optional("chAccAgeInd").as(Format.codes(1, 5)),
                    optional("chAccDate").as(DATE),
                    optional("chAccChange").as(DATE),
                    optional("chAccChangeInd").as(Format.codes(1, 4)),
                    optional("chAccPwChange").as(DATE),
                    optional("chAccPwChangeInd").as(Format.codes(1, 5)),
                    optional("chAccReqID").length(1, 64),
                    optional("nbPurchaseAccount").digits(1, 4),
                    optional("provisionAttemptsDay").digits(1, 3),
                    optional("txnActivityDay").digits(1, 3),
                    optional("txnActivityYear").digits(1, 3),
                    optional("paymentAccAge").as(DATE),
                    optional("paymentAccInd").as(Format.codes(1, 5)),
                    optional("shipAddressUsage").as(DATE),
                    optional("shipAddressUsageInd").as(Format.codes(1, 4)),
                    optional("shipNameIndicator").as(Format.codes(1, 2)),
                    optional("suspiciousAccActivity").as(Format.codes(1, 2)));

    private static final FieldRule MERCHANT_RISK_INDICATOR = optional("merchantRiskIndicator")
            .as(Format.OBJECT)
            .with(
                    optional("deliveryEmailAddress").as(Format.text(Formats::email)),
                    optional("deliveryTimeframe").as(Format.codes(1, 4)),
                    optional("giftCardAmount").digits(1, 15),
                    optional("giftCardCount").digits(2, 2),
                    optional("giftCardCurr").iso(Currencies::contains),
                    optional("preOrderDate").as(DATE),
                    optional("preOrderPurchaseInd").as(Format.codes(1, 2)),
                    optional("reorderItemsInd").as(Format.codes(1, 2)),
                    optional("shipIndicator").as(Format.codes(1, 7)).until(V2_2_0),
                    optional("shipIndicator").as(Format.codes(1, 9)).from(V2_3_1),
                    optional("transChar")
                            .as(Format.array(2, Format.codes(1, 2)))
                            .from(V2_3_1));

    static final List<FieldRule> ROWS = List.of(ACCT_INFO, MERCHANT_RISK_INDICATOR);

    private AReqRiskRules() {}
}
