package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.TOKEN;
import static org.sekisho.protocol.Conditions.present;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.List;

/** The rows of an AReq that describe the card and its holder. */
final class AReqCardRules {

    static final List<FieldRule> ROWS = List.of(
            // no check digit: it is not asked for, and most test cards fail it
            required("acctNumber").digits(13, 19),
            optional("acctType").as(Format.codesOrDs(1, 3)),
            optional("acctID").length(1, 64),
            optional("cardExpiryDate").as(Format.text(Dates::month)),
            optional("payTokenInd").as(Format.TRUE),
            optional("payTokenSource").as(Format.codes(1, 2)).when(TOKEN).from(V2_2_0),
            optional("payTokenInfo").as(Format.OBJECT).from(V2_3_1),
            optional("cardSecurityCode").digits(3, 4).from(V2_3_1),
            optional("cardSecurityCodeStatus").codes("Y", "N", "U").from(V2_3_1),
            optional("cardSecurityCodeStatusSource")
                    .as(Format.codes(1, 2))
                    .when(present("cardSecurityCodeStatus"))
                    .from(V2_3_1),
            optional("cardholderName").length(2, 45).until(V2_2_0),
            optional("cardholderName").length(1, 45).from(V2_3_1),
            optional("taxId").length(1, 45).from(V2_3_1),
            optional("email").as(Format.text(Formats::email)),
            phone("homePhone"),
            phone("mobilePhone"),
            phone("workPhone"),
            optional("billAddrLine1").length(1, 50),
            optional("billAddrLine2").length(1, 50),
            optional("billAddrLine3").length(1, 50),
            optional("billAddrCity").length(1, 50),
            optional("billAddrState").length(1, 3),
            optional("billAddrPostCode").length(1, 16),
            optional("billAddrCountry").iso(Countries::contains).when(present("billAddrState")),
            optional("shipAddrLine1").length(1, 50),
            optional("shipAddrLine2").length(1, 50),
            optional("shipAddrLine3").length(1, 50),
            optional("shipAddrCity").length(1, 50),
            optional("shipAddrState").length(1, 3),
            optional("shipAddrPostCode").length(1, 16),
            optional("shipAddrCountry").iso(Countries::contains).when(present("shipAddrState")),
            optional("addrMatch").codes("Y", "N").in(APP, BROWSER));

    private AReqCardRules() {}

    private static FieldRule phone(String name) {
        return optional(name)
                .as(Format.OBJECT)
                .with(required("cc").digits(1, 3), required("subscriber").digits(1, 15));
    }
}
