package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

/** The answer to an {@link AReq}: a result, or the way to the challenge. */
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
        @Nullable String acsDecConInd,
        @Nullable String cardholderInfo,
        @Nullable String whiteListStatus,
        @Nullable String whiteListStatusSource,
        @Nullable JsonNode broadInfo,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "ARes";

    /** How the answering ACS names itself and the transaction. */
    public record Acs(
            String acsTransID,
            String acsReferenceNumber,
            @Nullable String acsOperatorID) {}

    /** A result without a challenge; authenticationValue and eci as the scheme wants them for this status. */
    public static ARes result(
            AReq aReq,
            Acs acs,
            TransStatus transStatus,
            @Nullable TransStatusReason transStatusReason,
            @Nullable String authenticationValue,
            @Nullable String eci,
            @Nullable String cardholderInfo) {
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
                transStatus,
                transStatusReason,
                authenticationValue,
                eci,
                null,
                null,
                null,
                null,
                null,
                null,
                cardholderInfo,
                null,
                null,
                null,
                null);
    }

    /** A challenge in the browser at the given URL; mandated means that law or scheme force it. */
    public static ARes challenge(
            AReq aReq, Acs acs, String acsURL, boolean mandated, AuthenticationType authenticationType) {
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
                TransStatus.CHALLENGE,
                null,
                null,
                null,
                mandated ? "Y" : "N",
                acsURL,
                null,
                null,
                authenticationType,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A challenge in an app, which is told by signed content where to go. */
    public static ARes appChallenge(
            AReq aReq,
            Acs acs,
            String acsSignedContent,
            JsonNode acsRenderingType,
            boolean mandated,
            AuthenticationType authenticationType) {
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
                TransStatus.CHALLENGE,
                null,
                null,
                null,
                mandated ? "Y" : "N",
                null,
                acsSignedContent,
                acsRenderingType,
                authenticationType,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Without the proof and the texts. */
    @Override
    public String toString() {
        return "ARes[threeDSServerTransID=" + threeDSServerTransID + ", dsTransID=" + dsTransID + ", acsTransID="
                + acsTransID + ", transStatus=" + transStatus + ", transStatusReason=" + transStatusReason + ']';
    }
}
