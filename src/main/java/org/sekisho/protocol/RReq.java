package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The result of a challenge on its way to the 3DS Server. */
public record RReq(
        String messageType,
        String messageVersion,
        String threeDSServerTransID,
        String dsTransID,
        String acsTransID,
        @Nullable String sdkTransID,
        String messageCategory,
        TransStatus transStatus,
        @Nullable TransStatusReason transStatusReason,
        @Nullable String authenticationValue,
        @Nullable String eci,
        @Nullable AuthenticationType authenticationType,
        @Nullable String authenticationMethod,
        @Nullable String interactionCounter,
        @Nullable JsonNode acsRenderingType,
        @Nullable ChallengeCancel challengeCancel,
        @Nullable String whiteListStatus,
        @Nullable String whiteListStatusSource,
        @Nullable JsonNode broadInfo,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "RReq";

    /** The result of a challenge in the browser; tries are the answers the cardholder gave, more than 99 stay 99. */
    public static RReq of(
            Ids ids,
            String messageVersion,
            String messageCategory,
            TransStatus transStatus,
            @Nullable TransStatusReason transStatusReason,
            @Nullable AuthenticationType authenticationType,
            @Nullable String authenticationMethod,
            int tries,
            @Nullable ChallengeCancel challengeCancel) {
        return new RReq(
                TYPE,
                messageVersion,
                requireNonNull(ids.threeDSServerTransID()),
                requireNonNull(ids.dsTransID()),
                requireNonNull(ids.acsTransID()),
                ids.sdkTransID(),
                messageCategory,
                transStatus,
                transStatusReason,
                null,
                null,
                authenticationType,
                authenticationMethod,
                counter(tries),
                null,
                challengeCancel,
                null,
                null,
                null,
                null);
    }

    /** The same with the proof of authentication and its electronic commerce indicator. */
    public RReq proven(@Nullable String authenticationValue, @Nullable String eci) {
        return new RReq(
                messageType,
                messageVersion,
                threeDSServerTransID,
                dsTransID,
                acsTransID,
                sdkTransID,
                messageCategory,
                transStatus,
                transStatusReason,
                authenticationValue,
                eci,
                authenticationType,
                authenticationMethod,
                interactionCounter,
                acsRenderingType,
                challengeCancel,
                whiteListStatus,
                whiteListStatusSource,
                broadInfo,
                messageExtension);
    }

    /** The same with the way in which an app showed the challenge; null for a browser. */
    public RReq rendered(@Nullable JsonNode rendering) {
        return new RReq(
                messageType,
                messageVersion,
                threeDSServerTransID,
                dsTransID,
                acsTransID,
                sdkTransID,
                messageCategory,
                transStatus,
                transStatusReason,
                authenticationValue,
                eci,
                authenticationType,
                authenticationMethod,
                interactionCounter,
                rendering,
                challengeCancel,
                whiteListStatus,
                whiteListStatusSource,
                broadInfo,
                messageExtension);
    }

    /** Reads back what {@link Wire#write(Object)} wrote. */
    public static RReq ours(String written) {
        return Wire.readBack(written, RReq.class);
    }

    /** The ids it names. */
    public Ids ids() {
        return new Ids(threeDSServerTransID, dsTransID, acsTransID, sdkTransID);
    }

    /** Without the proof. */
    @Override
    public String toString() {
        return "RReq[threeDSServerTransID=" + threeDSServerTransID + ", dsTransID=" + dsTransID + ", acsTransID="
                + acsTransID + ", transStatus=" + transStatus + ", transStatusReason=" + transStatusReason
                + ", interactionCounter=" + interactionCounter + ", challengeCancel=" + challengeCancel + ']';
    }

    private static String counter(int tries) {
        int shown = Math.clamp(tries, 0, 99);
        return shown < 10 ? "0" + shown : Integer.toString(shown);
    }
}
