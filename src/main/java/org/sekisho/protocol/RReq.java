package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
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
        @Nullable JsonNode authenticationMethod,
        @Nullable String interactionCounter,
        @Nullable JsonNode acsRenderingType,
        @Nullable ChallengeCancel challengeCancel,
        @Nullable Erro challengeErrorReporting,
        @Nullable String whiteListStatus,
        @Nullable String whiteListStatusSource,
        @Nullable String trustListStatus,
        @Nullable String trustListStatusSource,
        @Nullable JsonNode broadInfo,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "RReq";

    /** whiteListStatusSource: the list is the ACS's own. */
    static final String LIST_OF_ACS = "03";

    /** authenticationMethod, from the version that has lists of them. */
    private static final String DECOUPLED = "12";

    /** The result of a challenge, with what its version knows; tries are the answers the cardholder gave, more than 99 stay 99. */
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
        MessageVersion version = MessageVersion.findOrLatest(messageVersion);
        if (!transStatus.isResultIn(version)) {
            throw new IllegalArgumentException(transStatus + " is no result in version " + messageVersion);
        }
        return new RReq(
                TYPE,
                messageVersion,
                requireNonNull(ids.threeDSServerTransID()),
                requireNonNull(ids.dsTransID()),
                requireNonNull(ids.acsTransID()),
                version.isBefore(V2_2_0) ? null : ids.sdkTransID(),
                messageCategory,
                transStatus,
                transStatusReason == null ? null : transStatusReason.in(version),
                null,
                null,
                version.isBefore(V2_3_1) ? authenticationType : null,
                authenticationMethod == null ? null : method(authenticationMethod, version),
                counter(tries),
                null,
                challengeCancel == null ? null : challengeCancel.in(version),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Two digits, and a list of them from 2.3.1. */
    private static JsonNode method(String code, MessageVersion version) {
        return version.isBefore(V2_3_1)
                ? TextNode.valueOf(code)
                : JsonNodeFactory.instance.arrayNode().add(code);
    }

    /** The same with the Erro that ended the challenge, ours or an app's, which versions before 2.3.1 do not report. */
    public RReq reporting(Erro erro) {
        ChallengeCancel cause =
                Erro.ACS.equals(erro.errorComponent()) ? ChallengeCancel.ERRO_SENT : ChallengeCancel.ERRO_RECEIVED;
        return MessageVersion.findOrLatest(messageVersion).isBefore(V2_3_1)
                ? this
                : with(authenticationValue, eci, acsRenderingType, cause, erro);
    }

    /** The same where the cardholder was asked without the merchant: no page was shown, and nobody counts how often. */
    public RReq decoupled() {
        MessageVersion version = MessageVersion.findOrLatest(messageVersion);
        boolean lists = !version.isBefore(V2_3_1);
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
                lists ? null : AuthenticationType.DECOUPLED,
                lists ? method(DECOUPLED, version) : authenticationMethod,
                null,
                null,
                challengeCancel,
                challengeErrorReporting,
                whiteListStatus,
                whiteListStatusSource,
                trustListStatus,
                trustListStatusSource,
                broadInfo,
                messageExtension);
    }

    /** The same with the template the app was shown. */
    public RReq rendered(JsonNode acsRenderingType) {
        return with(authenticationValue, eci, acsRenderingType, challengeCancel, challengeErrorReporting);
    }

    /** The same with the proof of authentication and its electronic commerce indicator. */
    public RReq proven(@Nullable String authenticationValue, @Nullable String eci) {
        return with(authenticationValue, eci, acsRenderingType, challengeCancel, challengeErrorReporting);
    }

    private RReq with(
            @Nullable String authenticationValue,
            @Nullable String eci,
            @Nullable JsonNode acsRenderingType,
            @Nullable ChallengeCancel challengeCancel,
            @Nullable Erro challengeErrorReporting) {
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
                challengeErrorReporting,
                whiteListStatus,
                whiteListStatusSource,
                trustListStatus,
                trustListStatusSource,
                broadInfo,
                messageExtension);
    }

    /** The same with where the merchant stands on the cardholder's trust list, under the name of its version. */
    public RReq listed(TrustListStatus status) {
        MessageVersion version = MessageVersion.findOrLatest(messageVersion);
        if (version.isBefore(V2_2_0)) {
            return this;
        }
        boolean white = version.isBefore(V2_3_1);
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
                challengeErrorReporting,
                white ? status.code() : null,
                white ? LIST_OF_ACS : null,
                white ? null : status.code(),
                white ? null : LIST_OF_ACS,
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
