package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds a checked AReq to its record, element by element. By hand, because this is the most frequent message by far and the
 * profile showed the reflection over eighty elements; a test keeps it in step with the record.
 */
final class AReqBinding {

    private AReqBinding() {}

    static AReq bind(ObjectNode m) {
        return new AReq(
                required(m, "messageType"),
                required(m, "messageVersion"),
                required(m, "messageCategory"),
                required(m, "deviceChannel"),
                required(m, "threeDSServerTransID"),
                required(m, "threeDSServerRefNumber"),
                text(m, "threeDSServerOperatorID"),
                text(m, "threeDSServerURL"),
                required(m, "dsTransID"),
                required(m, "dsReferenceNumber"),
                required(m, "dsURL"),
                required(m, "threeDSRequestorID"),
                required(m, "threeDSRequestorName"),
                required(m, "threeDSRequestorURL"),
                text(m, "threeDSRequestorAuthenticationInd"),
                m.get("threeDSRequestorAuthenticationInfo"),
                texts(m, "threeDSRequestorChallengeInd"),
                m.get("threeDSRequestorPriorAuthenticationInfo"),
                text(m, "threeDSReqAuthMethodInd"),
                text(m, "threeDSRequestorDecReqInd"),
                text(m, "threeDSRequestorDecMaxTime"),
                text(m, "threeDSMethodId"),
                text(m, "threeDSCompInd"),
                text(m, "threeRIInd"),
                new Pan(required(m, "acctNumber")),
                text(m, "acctType"),
                text(m, "acctID"),
                text(m, "cardExpiryDate"),
                m.get("acctInfo"),
                flag(m, "payTokenInd"),
                text(m, "payTokenSource"),
                text(m, "cardholderName"),
                text(m, "email"),
                phone(m, "homePhone"),
                phone(m, "mobilePhone"),
                phone(m, "workPhone"),
                text(m, "billAddrLine1"),
                text(m, "billAddrLine2"),
                text(m, "billAddrLine3"),
                text(m, "billAddrCity"),
                text(m, "billAddrState"),
                text(m, "billAddrPostCode"),
                text(m, "billAddrCountry"),
                text(m, "shipAddrLine1"),
                text(m, "shipAddrLine2"),
                text(m, "shipAddrLine3"),
                text(m, "shipAddrCity"),
                text(m, "shipAddrState"),
                text(m, "shipAddrPostCode"),
                text(m, "shipAddrCountry"),
                text(m, "addrMatch"),
                text(m, "browserAcceptHeader"),
                text(m, "browserIP"),
                flag(m, "browserJavascriptEnabled"),
                flag(m, "browserJavaEnabled"),
                text(m, "browserLanguage"),
                text(m, "browserColorDepth"),
                text(m, "browserScreenHeight"),
                text(m, "browserScreenWidth"),
                text(m, "browserTZ"),
                text(m, "browserUserAgent"),
                text(m, "notificationURL"),
                texts(m, "acceptLanguage"),
                sdk(m),
                text(m, "acquirerBIN"),
                text(m, "acquirerMerchantID"),
                text(m, "mcc"),
                text(m, "merchantCountryCode"),
                text(m, "merchantName"),
                text(m, "purchaseAmount"),
                text(m, "purchaseCurrency"),
                text(m, "purchaseExponent"),
                text(m, "purchaseDate"),
                text(m, "purchaseInstalData"),
                text(m, "recurringExpiry"),
                text(m, "recurringFrequency"),
                text(m, "transType"),
                m.get("merchantRiskIndicator"),
                text(m, "whiteListStatus"),
                text(m, "whiteListStatusSource"),
                m.get("broadInfo"),
                m.get("messageExtension"));
    }

    /** Rows of other channels were left out, so one element tells whether the SDK's are there. */
    private static AReq.@Nullable Sdk sdk(ObjectNode m) {
        if (!m.has("sdkTransID")) {
            return null;
        }
        JsonNode key = m.path("sdkEphemPubKey");
        JsonNode options = m.path("deviceRenderOptions");
        return new AReq.Sdk(
                required(m, "sdkAppID"),
                required(m, "sdkTransID"),
                required(m, "sdkReferenceNumber"),
                new SdkKey(required(key, "x"), required(key, "y")),
                Duration.ofMinutes(Integer.parseInt(required(m, "sdkMaxTimeout"))),
                new AReq.RenderOptions(
                        required(options, "sdkInterface"),
                        texts(options, "sdkUiType"),
                        texts(options, "sdkAuthenticationType")),
                text(m, "deviceInfo"),
                text(m, "sdkType"),
                m.get("defaultSdkType"),
                m.get("splitSdkType"),
                text(m, "sdkServerSignedContent"),
                text(m, "sdkSignatureTimestamp"),
                text(m, "appIp"));
    }

    private static String required(JsonNode message, String name) {
        String value = text(message, name);
        if (value == null) {
            throw new IllegalStateException("the rules let a missing " + name + " pass");
        }
        return value;
    }

    private static @Nullable String text(JsonNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : value.textValue();
    }

    /** Up to 2.2.0 some lists are single texts. */
    private static List<String> texts(JsonNode message, String name) {
        JsonNode value = message.get(name);
        if (value == null) {
            return List.of();
        }
        return value.isArray() ? value.valueStream().map(JsonNode::textValue).toList() : List.of(value.textValue());
    }

    private static @Nullable Boolean flag(ObjectNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : Boolean.valueOf(value.booleanValue());
    }

    private static @Nullable Phone phone(ObjectNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : new Phone(required(value, "cc"), required(value, "subscriber"));
    }
}
