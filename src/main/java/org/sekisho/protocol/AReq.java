package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authentication request as a directory server sends it, after all checks; ids keep the sender's spelling. */
public record AReq(
        String messageType,
        String messageVersion,
        String messageCategory,
        String deviceChannel,
        String threeDSServerTransID,
        String threeDSServerRefNumber,
        @Nullable String threeDSServerOperatorID,
        @Nullable String threeDSServerURL,
        String dsTransID,
        String dsReferenceNumber,
        String dsURL,
        String threeDSRequestorID,
        String threeDSRequestorName,
        String threeDSRequestorURL,
        @Nullable String threeDSRequestorAuthenticationInd,
        @Nullable JsonNode threeDSRequestorAuthenticationInfo,
        List<String> threeDSRequestorChallengeInd,
        @Nullable JsonNode threeDSRequestorPriorAuthenticationInfo,
        @Nullable String threeDSReqAuthMethodInd,
        @Nullable String threeDSRequestorDecReqInd,
        @Nullable String threeDSRequestorDecMaxTime,
        @Nullable String threeDSMethodId,
        @Nullable String threeDSCompInd,
        @Nullable String threeRIInd,
        Pan acctNumber,
        @Nullable String acctType,
        @Nullable String acctID,
        @Nullable String cardExpiryDate,
        @Nullable JsonNode acctInfo,
        @Nullable Boolean payTokenInd,
        @Nullable String payTokenSource,
        @Nullable String cardholderName,
        @Nullable String email,
        @Nullable Phone homePhone,
        @Nullable Phone mobilePhone,
        @Nullable Phone workPhone,
        @Nullable String billAddrLine1,
        @Nullable String billAddrLine2,
        @Nullable String billAddrLine3,
        @Nullable String billAddrCity,
        @Nullable String billAddrState,
        @Nullable String billAddrPostCode,
        @Nullable String billAddrCountry,
        @Nullable String shipAddrLine1,
        @Nullable String shipAddrLine2,
        @Nullable String shipAddrLine3,
        @Nullable String shipAddrCity,
        @Nullable String shipAddrState,
        @Nullable String shipAddrPostCode,
        @Nullable String shipAddrCountry,
        @Nullable String addrMatch,
        @Nullable String browserAcceptHeader,
        @Nullable String browserIP,
        @Nullable Boolean browserJavascriptEnabled,
        @Nullable Boolean browserJavaEnabled,
        @Nullable String browserLanguage,
        @Nullable String browserColorDepth,
        @Nullable String browserScreenHeight,
        @Nullable String browserScreenWidth,
        @Nullable String browserTZ,
        @Nullable String browserUserAgent,
        @Nullable String notificationURL,
        List<String> acceptLanguage,
        @Nullable Sdk sdk,
        @Nullable String acquirerBIN,
        @Nullable String acquirerMerchantID,
        @Nullable String mcc,
        @Nullable String merchantCountryCode,
        @Nullable String merchantName,
        @Nullable String purchaseAmount,
        @Nullable String purchaseCurrency,
        @Nullable String purchaseExponent,
        @Nullable String purchaseDate,
        @Nullable String purchaseInstalData,
        @Nullable String recurringExpiry,
        @Nullable String recurringFrequency,
        @Nullable String transType,
        @Nullable JsonNode merchantRiskIndicator,
        @Nullable String whiteListStatus,
        @Nullable String whiteListStatusSource,
        @Nullable JsonNode broadInfo,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "AReq";

    /**
     * What the SDK in a merchant's app tells of itself.
     *
     * @param deviceInfo             base64url of JSON as the directory server passes it on, unread
     * @param sdkType                default, split and so on; always there from 2.3.1, never before
     * @param splitSdkType           what kind of split SDK it is
     * @param sdkServerSignedContent a split SDK's JWS, whose signature nobody has looked at
     * @param appIp                  the address of the app
     */
    public record Sdk(
            String sdkAppID,
            String sdkTransID,
            String sdkReferenceNumber,
            SdkKey sdkEphemPubKey,
            Duration sdkMaxTimeout,
            RenderOptions deviceRenderOptions,
            @Nullable String deviceInfo,
            @Nullable String sdkType,
            @Nullable JsonNode defaultSdkType,
            @Nullable JsonNode splitSdkType,
            @Nullable String sdkServerSignedContent,
            @Nullable String sdkSignatureTimestamp,
            @Nullable String appIp) {

        /** The id only: the rest describes a person's device. */
        @Override
        public String toString() {
            return "Sdk[sdkTransID=" + sdkTransID + ']';
        }
    }

    /** What an SDK can show: 01 native, 02 HTML, 03 both; and the codes of the templates, and from 2.3.1 of the methods, it knows. */
    public record RenderOptions(String sdkInterface, List<String> sdkUiType, List<String> sdkAuthenticationType) {}

    /** Whether money is to be paid, as opposed to a card only being checked. */
    public boolean payment() {
        return "01".equals(messageCategory);
    }

    /** Where the cardholder is. */
    public DeviceChannel channel() {
        return DeviceChannel.of(deviceChannel);
    }

    /** The SDK's id of the transaction; null outside of apps. */
    public @Nullable String sdkTransID() {
        return sdk == null ? null : sdk.sdkTransID();
    }

    /** The ids known so far; the ACS has not given its own. */
    public Ids ids() {
        return new Ids(threeDSServerTransID, dsTransID, null, sdkTransID());
    }

    /** Ids and the masked card number only: the rest is personal or was chosen by strangers. */
    @Override
    public String toString() {
        return "AReq[messageVersion=" + messageVersion + ", messageCategory=" + messageCategory + ", deviceChannel="
                + deviceChannel + ", threeDSServerTransID=" + threeDSServerTransID + ", dsTransID=" + dsTransID
                + ", acctNumber=" + acctNumber + ']';
    }
}
