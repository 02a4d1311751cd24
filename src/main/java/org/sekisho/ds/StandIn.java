package org.sekisho.ds;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Authenticated;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.authvalue.Eci;
import org.sekisho.authvalue.Making;
import org.sekisho.authvalue.Oav1;
import org.sekisho.authvalue.ValueUnavailable;
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

    /** The answer, under an acsTransID of ours. An attempt for which no value can be had is one that nobody can tell of. */
    Uni<String> answer(AReq aReq, String scheme) {
        var acs = new ARes.Acs(ids.next().toString(), config.referenceNumber(), null);
        if (config.standIn() != Answer.ATTEMPT || !aReq.payment()) {
            return Uni.createFrom().item(unavailable(aReq, acs, scheme));
        }
        String eci = requireNonNull(Eci.of(scheme, TransStatus.ATTEMPTED, true));
        return values.make(making(aReq, acs, scheme, eci))
                .map(value -> Wire.write(ARes.result(aReq, acs, TransStatus.ATTEMPTED, null, value, eci, null)))
                .onFailure(ValueUnavailable.class)
                .recoverWithItem(() -> unavailable(aReq, acs, scheme));
    }

    private static String unavailable(AReq aReq, ARes.Acs acs, String scheme) {
        String eci = Eci.of(scheme, TransStatus.UNAVAILABLE, aReq.payment());
        return Wire.write(
                ARes.result(aReq, acs, TransStatus.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE, null, eci, null));
    }

    private static Making making(AReq aReq, ARes.Acs acs, String scheme, String eci) {
        return new Making(
                scheme,
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
