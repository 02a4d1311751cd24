package org.sekisho.threeds;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.sekisho.authentication.Opened;
import org.sekisho.card.Method;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.ARes;
import org.sekisho.protocol.AuthenticationType;
import org.sekisho.protocol.Rendering;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.Facts;

/** Writes ARes messages. */
@Singleton
class AResWriter {

    /** Where browsers post the CReq: one address for all transactions. */
    static final String CHALLENGE = "/challenge";

    private static final ARes.Proof DECOUPLED = new ARes.Proof(AuthenticationType.DECOUPLED, "12");

    private final String acsUrl;
    private final ThreeDsConfig config;

    AResWriter(PublicAddress address, ThreeDsConfig config) {
        this.acsUrl = address.of(CHALLENGE);
        this.config = config;
    }

    String of(AReq aReq, Opened opened) {
        ARes.Acs acs = acs(opened.acsTransId());
        if (opened.status() == TransStatus.DECOUPLED) {
            return Wire.write(told(
                    ARes.decoupled(aReq, acs, mandated(aReq), DECOUPLED, requireNonNull(opened.cardholderInfo())),
                    opened));
        }
        return Wire.write(told(
                opened.method() == null
                        ? ARes.result(
                                aReq,
                                acs,
                                opened.status(),
                                opened.reason(),
                                opened.authenticationValue(),
                                opened.eci(),
                                opened.cardholderInfo(),
                                LaterElements.of(aReq, opened))
                        : ARes.challenge(aReq, acs, acsUrl, mandated(aReq), proof(aReq, opened.method())),
                opened));
    }

    private static ARes told(ARes aRes, Opened opened) {
        Facts.Trust trust = opened.facts().trust();
        ARes listed = trust == null ? aRes : aRes.listed(trust.before());
        return opened.exemption() == null ? listed : listed.exempting(opened.exemption());
    }

    /** The way to a challenge in an app. */
    String inApp(AReq aReq, Opened opened, Facts.App app, String acsSignedContent) {
        return Wire.write(told(
                ARes.challengeInApp(
                        aReq,
                        acs(opened.acsTransId()),
                        acsSignedContent,
                        Rendering.of(app.acsInterface(), app.acsUiTemplate(), aReq.messageVersion()),
                        mandated(aReq),
                        proof(aReq, requireNonNull(opened.method()))),
                opened));
    }

    /** The 3DS Requestor knows of a law or a rule of the scheme that forces a challenge. [3DS: threeDSRequestorChallengeInd 04] */
    private static boolean mandated(AReq aReq) {
        return aReq.threeDSRequestorChallengeInd().contains("04");
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
