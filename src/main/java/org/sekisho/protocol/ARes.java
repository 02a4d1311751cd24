package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

/** The answer to an {@link AReq}: a result, or the way to the challenge. What its version does not know is not written. */
@JsonSerialize(using = AResJson.class)
public record ARes(
        String messageType,
        String messageVersion,
        String threeDSServerTransID,
        String dsTransID,
        String dsReferenceNumber,
        String acsTransID,
        String acsReferenceNumber,
        @Nullable String acsOperatorID,
        @Nullable String sdkTransID,
        TransStatus transStatus,
        @Nullable TransStatusReason transStatusReason,
        @Nullable String authenticationValue,
        @Nullable String eci,
        @Nullable String acsChallengeMandated,
        @Nullable String acsURL,
        @Nullable String acsSignedContent,
        @Nullable JsonNode acsRenderingType,
        @Nullable AuthenticationType authenticationType,
        @Nullable String authenticationMethod,
        @Nullable String acsDecConInd,
        @Nullable String cardholderInfo,
        @Nullable String whiteListStatus,
        @Nullable String whiteListStatusSource,
        @Nullable String transChallengeExemption,
        @Nullable String threeDSRequestorAppURLInd,
        @Nullable String deviceInfoRecognisedVersion,
        @Nullable JsonNode broadInfo,
        @Nullable JsonNode messageExtension,
        @Nullable Later later) {

    static final String TYPE = "ARes";

    /** The data version of device information that is understood; what newer ones add is passed over. */
    private static final String DEVICE_INFO_VERSION = "1.0";

    /**
     * What is optional, and known from 2.3.1 on only; every part may be absent. The statuses are those of this ACS.
     *
     * @param transStatusReasonInfo 256 characters at the most
     */
    public record Later(
            @Nullable String transStatusReasonInfo,
            @Nullable String deviceBindingStatus,
            @Nullable String cardSecurityCodeStatus) {

        /** deviceBindingStatus: no device can be bound. */
        public static final String NOT_ELIGIBLE = "02";

        /** cardSecurityCodeStatus: nobody has looked at the code. */
        public static final String NOT_VERIFIED = "U";
    }

    /** How the answering ACS names itself and the transaction. */
    public record Acs(
            String acsTransID,
            String acsReferenceNumber,
            @Nullable String acsOperatorID) {}

    /** How the cardholder will be asked, with the names that the older and the newer versions have for it. */
    public record Proof(AuthenticationType type, String method) {}

    /** A result without a challenge; authenticationValue and eci as the scheme wants them for this status. */
    public static ARes result(
            AReq aReq,
            Acs acs,
            TransStatus transStatus,
            @Nullable TransStatusReason transStatusReason,
            @Nullable String authenticationValue,
            @Nullable String eci,
            @Nullable String cardholderInfo) {
        return result(aReq, acs, transStatus, transStatusReason, authenticationValue, eci, cardholderInfo, null);
    }

    /** The same with what later versions add. */
    public static ARes result(
            AReq aReq,
            Acs acs,
            TransStatus transStatus,
            @Nullable TransStatusReason transStatusReason,
            @Nullable String authenticationValue,
            @Nullable String eci,
            @Nullable String cardholderInfo,
            @Nullable Later later) {
        return of(
                aReq,
                acs,
                new Told(transStatus, transStatusReason, authenticationValue, eci, cardholderInfo, later),
                null);
    }

    /** A challenge in the browser at the given URL; mandated means that law or scheme force it. */
    public static ARes challenge(AReq aReq, Acs acs, String acsURL, boolean mandated, Proof proof) {
        return of(aReq, acs, Told.only(TransStatus.CHALLENGE), new Asked(mandated, proof, acsURL, null, null));
    }

    /** A challenge in the app, with keys and address in the signed content, and one of the templates that the SDK offered. */
    public static ARes challengeInApp(
            AReq aReq, Acs acs, String acsSignedContent, JsonNode acsRenderingType, boolean mandated, Proof proof) {
        return of(
                aReq,
                acs,
                Told.only(TransStatus.CHALLENGE),
                new Asked(mandated, proof, null, acsSignedContent, acsRenderingType));
    }

    /** The cardholder will be asked without the merchant, later; until then the merchant shows the sentence. */
    public static ARes decoupled(AReq aReq, Acs acs, boolean mandated, Proof proof, String cardholderInfo) {
        return of(
                aReq,
                acs,
                new Told(TransStatus.DECOUPLED, null, null, null, cardholderInfo, null),
                new Asked(mandated, proof, null, null, null));
    }

    /** The same with where the merchant stands on the cardholder's trust list, which is ours. */
    public ARes listed(TrustListStatus status) {
        return with(status.code(), RReq.LIST_OF_ACS, transChallengeExemption);
    }

    /** The same with the exemption that was granted, which versions before 2.3.1 do not tell. */
    public ARes exempting(ChallengeExemption granted) {
        return with(whiteListStatus, whiteListStatusSource, granted.code());
    }

    private ARes with(
            @Nullable String whiteListStatus,
            @Nullable String whiteListStatusSource,
            @Nullable String transChallengeExemption) {
        return new ARes(
                messageType,
                messageVersion,
                threeDSServerTransID,
                dsTransID,
                dsReferenceNumber,
                acsTransID,
                acsReferenceNumber,
                acsOperatorID,
                sdkTransID,
                transStatus,
                transStatusReason,
                authenticationValue,
                eci,
                acsChallengeMandated,
                acsURL,
                acsSignedContent,
                acsRenderingType,
                authenticationType,
                authenticationMethod,
                acsDecConInd,
                cardholderInfo,
                whiteListStatus,
                whiteListStatusSource,
                transChallengeExemption,
                threeDSRequestorAppURLInd,
                deviceInfoRecognisedVersion,
                broadInfo,
                messageExtension,
                later);
    }

    private record Told(
            TransStatus status,
            @Nullable TransStatusReason reason,
            @Nullable String authenticationValue,
            @Nullable String eci,
            @Nullable String cardholderInfo,
            @Nullable Later later) {

        static Told only(TransStatus status) {
            return new Told(status, null, null, null, null, null);
        }
    }

    private record Asked(
            boolean mandated,
            Proof proof,
            @Nullable String acsURL,
            @Nullable String signedContent,
            @Nullable JsonNode rendering) {}

    private static ARes of(AReq aReq, Acs acs, Told told, @Nullable Asked asked) {
        MessageVersion version = MessageVersion.findOrLatest(aReq.messageVersion());
        if (!told.status().isKnownTo(version)) {
            throw new IllegalArgumentException(told.status() + " does not exist in version " + version.text());
        }
        boolean app = aReq.sdk() != null;
        return new ARes(
                TYPE,
                aReq.messageVersion(),
                aReq.threeDSServerTransID(),
                aReq.dsTransID(),
                aReq.dsReferenceNumber(),
                acs.acsTransID(),
                acs.acsReferenceNumber(),
                acs.acsOperatorID(),
                aReq.sdkTransID(),
                told.status(),
                told.reason(),
                told.authenticationValue(),
                told.eci(),
                asked == null ? null : asked.mandated() ? "Y" : "N",
                asked == null ? null : asked.acsURL(),
                asked == null ? null : asked.signedContent(),
                asked == null ? null : asked.rendering(),
                asked == null ? null : asked.proof().type(),
                asked == null ? null : asked.proof().method(),
                decoupled(aReq, told.status()),
                told.cardholderInfo(),
                null,
                null,
                null,
                app ? "N" : null,
                app ? DEVICE_INFO_VERSION : null,
                null,
                null,
                told.later());
    }

    /** Told where it was asked for: the 3DS Requestor has to know which way the cardholder goes. */
    private static @Nullable String decoupled(AReq aReq, TransStatus status) {
        if (status == TransStatus.DECOUPLED) {
            return "Y";
        }
        String asked = aReq.threeDSRequestorDecReqInd();
        return asked == null || asked.equals("N") ? null : "N";
    }

    /** Without the proof and the texts. */
    @Override
    public String toString() {
        return "ARes[threeDSServerTransID=" + threeDSServerTransID + ", dsTransID=" + dsTransID + ", acsTransID="
                + acsTransID + ", transStatus=" + transStatus + ", transStatusReason=" + transStatusReason + ']';
    }
}
