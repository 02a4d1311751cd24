package org.sekisho.threeds;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.sekisho.authentication.Opened;
import org.sekisho.card.Method;
import org.sekisho.platform.Ids;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.ARes;
import org.sekisho.protocol.AuthenticationType;
import org.sekisho.protocol.DeviceChannel;
import org.sekisho.protocol.Rendering;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.Facts;

/** Writes ARes messages. */
@Singleton
class AResWriter {

    /** Where browsers post the CReq: one address for all transactions. */
    static final String CHALLENGE = "/challenge";

    private static final ARes.Proof DECOUPLED = new ARes.Proof(AuthenticationType.DECOUPLED, "12");

    private final Ids ids;
    private final String acsUrl;
    private final ThreeDsConfig config;

    AResWriter(Ids ids, PublicAddress address, ThreeDsConfig config) {
        this.ids = ids;
        this.acsUrl = address.of(CHALLENGE);
        this.config = config;
    }

    String of(AReq aReq, Opened opened) {
        ARes.Acs acs = acs(opened.acsTransId());
        if (opened.status() == TransStatus.DECOUPLED) {
            return Wire.write(ARes.decoupled(aReq, acs, false, DECOUPLED, requireNonNull(opened.cardholderInfo())));
        }
        return Wire.write(
                opened.method() == null
                        ? ARes.result(
                                aReq,
                                acs,
                                opened.status(),
                                opened.reason(),
                                opened.authenticationValue(),
                                opened.eci(),
                                opened.cardholderInfo())
                        : ARes.challenge(aReq, acs, acsUrl, false, proof(aReq, opened.method())));
    }

    /** The way to a challenge in an app. */
    String inApp(AReq aReq, Opened opened, Facts.App app, String acsSignedContent) {
        return Wire.write(ARes.challengeInApp(
                aReq,
                acs(opened.acsTransId()),
                acsSignedContent,
                Rendering.of(app.acsInterface(), app.acsUiTemplate()),
                false,
                proof(aReq, requireNonNull(opened.method()))));
    }

    /** Apps that we can show nothing and 3RI are not offered here: an answer, not an error. Nothing is stored, nothing was authenticated. */
    String notOffered(AReq aReq) {
        TransStatusReason reason = aReq.channel() == DeviceChannel.APP
                ? TransStatusReason.UNSUPPORTED_DEVICE
                : TransStatusReason.THREE_RI_NOT_SUPPORTED;
        return Wire.write(ARes.result(aReq, acs(ids.next()), TransStatus.UNAVAILABLE, reason, null, null, null));
    }

    private static ARes.Proof proof(AReq aReq, Method method) {
        return new ARes.Proof(method.type(), method.wireMethod(aReq.messageVersion()));
    }

    private ARes.Acs acs(UUID acsTransId) {
        return new ARes.Acs(
                acsTransId.toString(),
                config.referenceNumber(),
                config.operatorId().orElse(null));
    }
}
