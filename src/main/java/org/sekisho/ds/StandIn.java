package org.sekisho.ds;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Authenticated;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.authvalue.Eci;
import org.sekisho.authvalue.Oav1;
import org.sekisho.platform.Ids;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.ARes;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.protocol.Wire;

/** Answers in place of an ACS that does not: that the shop has tried, or that nobody can tell. Never that anybody was authenticated. */
@Singleton
class StandIn {

    private final DsConfig config;
    private final AuthenticationValues values;
    private final Ids ids;

    StandIn(DsConfig config, AuthenticationValues values, Ids ids) {
        this.config = config;
        this.values = values;
        this.ids = ids;
    }

    /** What is answered to payments. */
    enum Answer {
        /** transStatus U. */
        UNAVAILABLE,
        /** transStatus A, with a value that proves the attempt. */
        ATTEMPT
    }

    /** The answer, under an acsTransID of ours. */
    String answer(AReq aReq, String scheme) {
        TransStatus status =
                config.standIn() == Answer.ATTEMPT && aReq.payment() ? TransStatus.ATTEMPTED : TransStatus.UNAVAILABLE;
        var acs = new ARes.Acs(ids.next().toString(), config.referenceNumber(), null);
        String eci = Eci.of(scheme, status, aReq.payment());
        return Wire.write(
                status == TransStatus.ATTEMPTED
                        ? ARes.result(aReq, acs, status, null, value(aReq, acs, requireNonNull(eci)), eci, null)
                        : ARes.result(aReq, acs, status, TransStatusReason.TECHNICAL_ISSUE, null, eci, null));
    }

    private String value(AReq aReq, ARes.Acs acs, String eci) {
        return values.make(
                Oav1.Header.Outcome.ATTEMPTED,
                Oav1.Header.Proof.NONE,
                protocol(aReq.messageVersion()),
                new Authenticated(
                        aReq.acctNumber(),
                        aReq.messageCategory(),
                        aReq.purchaseAmount(),
                        aReq.purchaseCurrency(),
                        aReq.purchaseExponent(),
                        aReq.purchaseDate(),
                        aReq.acquirerMerchantID(),
                        aReq.acquirerBIN(),
                        name(aReq),
                        aReq.dsTransID(),
                        acs.acsTransID(),
                        eci));
    }

    private static @Nullable String name(AReq aReq) {
        return aReq.merchantName() == null ? aReq.threeDSRequestorName() : aReq.merchantName();
    }

    private static Oav1.Protocol protocol(String version) {
        return switch (version) {
            case "2.1.0" -> Oav1.Protocol.V2_1;
            case "2.2.0" -> Oav1.Protocol.V2_2;
            default -> Oav1.Protocol.V2_3_1;
        };
    }
}
