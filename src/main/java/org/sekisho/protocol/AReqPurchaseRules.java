package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.INSTALMENT;
import static org.sekisho.protocol.Conditions.PAYMENT;
import static org.sekisho.protocol.Conditions.RECURRING;
import static org.sekisho.protocol.Conditions.present;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rows of an AReq that say what is bought, where, and through which acquirer. */
final class AReqPurchaseRules {

    private static final Format DATE = Format.text(Dates::date);

    private static final List<FieldRule> MERCHANT = List.of(
            required("acquirerBIN").length(1, 11).when(PAYMENT),
            required("acquirerMerchantID").length(1, 35).when(PAYMENT),
            required("mcc").digits(4, 4).when(PAYMENT),
            required("merchantCountryCode").iso(Countries::contains).when(PAYMENT),
            required("merchantName").length(1, 40).when(PAYMENT),
            // like the other elements of the acquirer: a check of a card may do without
            required("acquirerCountryCode")
                    .iso(Countries::contains)
                    .when(PAYMENT)
                    .from(V2_3_1),
            optional("acquirerCountryCodeSource").as(Format.codes(1, 2)).from(V2_3_1),
            optional("sellerInfo").as(Format.array(50, Format.OBJECT)).from(V2_3_1),
            optional("multiTransaction").as(Format.object(10_000)).from(V2_3_1));

    private static final List<FieldRule> PURCHASE = List.of(
            required("purchaseAmount").digits(1, 48),
            required("purchaseCurrency").iso(Currencies::contains),
            required("purchaseExponent").digits(1, 1),
            required("purchaseDate").as(Format.text(Dates::second)));

    private static final List<FieldRule> SERIES = List.of(
            required("purchaseInstalData").as(Format.number(3, 2, 999)).when(INSTALMENT),
            required("recurringExpiry").as(DATE).when(RECURRING).until(V2_2_0),
            required("recurringFrequency").digits(1, 4).when(RECURRING).until(V2_2_0),
            required("recurringExpiry").as(DATE).when(present("recurringInd")).from(V2_3_1),
            required("recurringFrequency")
                    .digits(1, 4)
                    .when(AReqPurchaseRules::fixedFrequency)
                    .from(V2_3_1),
            optional("recurringAmount").digits(1, 48).from(V2_3_1),
            optional("recurringCurrency").iso(Currencies::contains).from(V2_3_1),
            optional("recurringExponent").digits(1, 1).from(V2_3_1),
            optional("recurringDate").as(DATE).from(V2_3_1),
            optional("recurringInd")
                    .as(Format.OBJECT)
                    .with(
                            optional("amountInd").as(Format.codes(1, 2)),
                            optional("frequencyInd").as(Format.codes(1, 2)))
                    .from(V2_3_1),
            optional("transType").codes("01", "03", "10", "11", "28"));

    static final List<FieldRule> ROWS = Stream.of(
                    MERCHANT.stream(),
                    Arrays.stream(MessageVersion.values()).flatMap(AReqPurchaseRules::purchase),
                    SERIES.stream().flatMap(AReqPurchaseRules::paidOnlyInPerson))
            .flatMap(rows -> rows)
            .toList();

    private AReqPurchaseRules() {}

    /** The intents that demand a described purchase grew with the versions. */
    private static Stream<FieldRule> purchase(MessageVersion version) {
        return PURCHASE.stream()
                .map(row -> row.when(Conditions.purchase(version)).only(version))
                .flatMap(AReqPurchaseRules::paidOnlyInPerson);
    }

    /** Before 2.2.0 nothing was bought without a cardholder, and these elements meant nothing there. */
    private static Stream<FieldRule> paidOnlyInPerson(FieldRule row) {
        return Stream.of(row.in(APP, BROWSER).until(V2_1_0), row.from(V2_2_0))
                .filter(each -> !each.versions().isEmpty());
    }

    private static boolean fixedFrequency(ObjectNode message) {
        return "01".equals(message.path("recurringInd").path("frequencyInd").textValue());
    }
}
