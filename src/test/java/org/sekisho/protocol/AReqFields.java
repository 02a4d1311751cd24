package org.sekisho.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The elements of an AReq, typed from the description of the protocol and not from the rules, so that one holds the other. A line says:
 * name, shape, and where it is in 2.1.0, 2.2.0 and 2.3.1. R is required, O optional, RP required in payments and optional otherwise;
 * letters behind limit it to apps, browsers or 3RI; a dash is nowhere. What depends on other elements is what it is in {@link AReqs}.
 */
final class AReqFields {

    private static final String LIST = """
            messageType                                                     | frame         | R    | R    | R
            messageVersion                                                  | frame         | R    | R    | R
            messageCategory                                                 | frame         | R    | R    | R
            deviceChannel                                                   | frame         | R    | R    | R
            threeDSServerTransID                                            | uuid          | R    | R    | R
            threeDSServerRefNumber                                          | text 1 32     | R    | R    | R
            threeDSServerOperatorID                                         | text 1 32     | O    | O    | O
            threeDSServerURL                                                | url 2048      | R AB | R    | R
            dsReferenceNumber                                               | text 1 32     | R    | R    | R
            dsTransID                                                       | uuid          | R    | R    | R
            dsURL                                                           | url 2048      | R    | R    | R
            messageExtension                                                | objects 10    | O    | O    | -
            messageExtension                                                | objects 15    | -    | -    | O
            messageExtension.name                                           | text 1 64     | R    | R    | R
            messageExtension.id                                             | text 1 64     | R    | R    | R
            messageExtension.criticalityIndicator                           | flag          | R    | R    | R
            messageExtension.data                                           | object 8059   | R    | R    | R
            broadInfo                                                       | object 4096   | O    | O    | O
            threeDSMethodId                                                 | uuid          | -    | -    | O B

            threeDSRequestorID                                              | text 1 35     | R    | R    | R
            threeDSRequestorName                                            | text 1 40     | R    | R    | R
            threeDSRequestorURL                                             | url 2048      | R    | R    | R
            threeDSRequestorAuthenticationInd                               | codes 01 06 ds | R AB | -   | -
            threeDSRequestorAuthenticationInd                               | codes 01 07 ds | -   | R AB | -
            threeDSRequestorAuthenticationInd                               | codes 01 10 ds | -   | -    | R AB
            threeDSRequestorAuthenticationInfo                              | object 0      | O AB | O AB | -
            threeDSRequestorAuthenticationInfo                              | objects 3     | -    | -    | O
            threeDSRequestorAuthenticationInfo.threeDSReqAuthMethod         | codes 01 06 ds | O AB | -   | -
            threeDSRequestorAuthenticationInfo.threeDSReqAuthMethod         | codes 01 08 ds | -   | O AB | -
            threeDSRequestorAuthenticationInfo.threeDSReqAuthMethod         | codes 01 10 ds | -   | -    | O
            threeDSRequestorAuthenticationInfo.threeDSReqAuthTimestamp      | minute        | O AB | O AB | O
            threeDSRequestorAuthenticationInfo.threeDSReqAuthData           | text 1 20000  | O AB | O AB | -
            threeDSRequestorAuthenticationInfo.threeDSReqAuthData           | mixed 50000   | -    | -    | O
            threeDSRequestorAuthenticationInfo.dsAuthInfVerifInd            | codes 01 03   | -    | -    | O
            threeDSRequestorChallengeInd                                    | codes 01 04 ds | O AB | -   | -
            threeDSRequestorChallengeInd                                    | codes 01 09 ds | -   | O AB | -
            threeDSRequestorChallengeInd                                    | list 2 01 14 ds | -  | -    | O
            threeDSRequestorPriorAuthenticationInfo                         | object 0      | O    | O    | -
            threeDSRequestorPriorAuthenticationInfo                         | objects 3     | -    | -    | O
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthMethod | codes 01 04 ds | O | O    | -
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthMethod | codes 01 05 ds | - | -    | O
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthTimestamp | minute   | O    | O    | O
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorRef      | text 1 36     | O    | O    | O
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthData | text 1 2048   | O    | O    | -
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorAuthData | text 1 20000  | -    | -    | O
            threeDSRequestorPriorAuthenticationInfo.threeDSReqPriorDsTransId | uuid         | -    | -    | O
            threeDSReqAuthMethodInd                                         | codes 01 03   | -    | O AB | -
            threeDSRequestorDecReqInd                                       | values Y N    | -    | O    | -
            threeDSRequestorDecReqInd                                       | values Y N F B | -   | -    | O
            threeDSRequestorDecMaxTime                                      | minutes       | -    | O    | O
            threeDSCompInd                                                  | values Y N U  | R B  | R B  | R B
            threeRIInd                                                      | codes 01 05 ds | R 3 | -    | -
            threeRIInd                                                      | codes 01 11 ds | -   | R 3  | -
            threeRIInd                                                      | codes 01 19 ds | -   | -    | R 3
            threeDSRequestorSpcSupport                                      | values Y      | -    | -    | O B
            spcIncompInd                                                    | codes 01 03   | -    | -    | O B
            payeeOrigin                                                     | origin        | -    | -    | O B

            acctNumber                                                      | digits 13 19  | R    | R    | R
            acctType                                                        | codes 01 03 ds | O   | O    | O
            acctID                                                          | text 1 64     | O    | O    | O
            cardExpiryDate                                                  | month         | O    | O    | O
            payTokenInd                                                     | true          | O    | O    | O
            payTokenSource                                                  | codes 01 02   | -    | O    | O
            payTokenInfo                                                    | object 0      | -    | -    | O
            cardSecurityCode                                                | digits 3 4    | -    | -    | O
            cardSecurityCodeStatus                                          | values Y N U  | -    | -    | O
            cardSecurityCodeStatusSource                                    | codes 01 02   | -    | -    | O

            cardholderName                                                  | text 2 45     | O    | O    | -
            cardholderName                                                  | text 1 45     | -    | -    | O
            email                                                           | email         | O    | O    | O
            homePhone                                                       | object 0      | O    | O    | O
            homePhone.cc                                                    | digits 1 3    | R    | R    | R
            homePhone.subscriber                                            | digits 1 15   | R    | R    | R
            mobilePhone                                                     | object 0      | O    | O    | O
            mobilePhone.cc                                                  | digits 1 3    | R    | R    | R
            mobilePhone.subscriber                                          | digits 1 15   | R    | R    | R
            workPhone                                                       | object 0      | O    | O    | O
            workPhone.cc                                                    | digits 1 3    | R    | R    | R
            workPhone.subscriber                                            | digits 1 15   | R    | R    | R
            billAddrLine1                                                   | text 1 50     | O    | O    | O
            billAddrLine2                                                   | text 1 50     | O    | O    | O
            billAddrLine3                                                   | text 1 50     | O    | O    | O
            billAddrCity                                                    | text 1 50     | O    | O    | O
            billAddrState                                                   | text 1 3      | O    | O    | O
            billAddrPostCode                                                | text 1 16     | O    | O    | O
            billAddrCountry                                                 | country       | O    | O    | O
            shipAddrLine1                                                   | text 1 50     | O    | O    | O
            shipAddrLine2                                                   | text 1 50     | O    | O    | O
            shipAddrLine3                                                   | text 1 50     | O    | O    | O
            shipAddrCity                                                    | text 1 50     | O    | O    | O
            shipAddrState                                                   | text 1 3      | O    | O    | O
            shipAddrPostCode                                                | text 1 16     | O    | O    | O
            shipAddrCountry                                                 | country       | O    | O    | O
            addrMatch                                                       | values Y N    | O AB | O AB | O AB
            taxId                                                           | text 1 45     | -    | -    | O

            browserAcceptHeader                                             | text 1 2048   | R B  | R B  | R B
            browserIP                                                       | ip            | O B  | O B  | O B
            browserJavascriptEnabled                                        | flag          | -    | R B  | R B
            browserJavaEnabled                                              | flag          | R B  | R B  | R B
            browserLanguage                                                 | language 8    | R B  | R B  | -
            browserLanguage                                                 | language 35   | -    | -    | R B
            browserColorDepth                                               | values 1 4 8 15 16 24 32 48 | R B | R B | -
            browserColorDepth                                               | number 1 99   | -    | -    | R B
            browserScreenHeight                                             | digits 1 6    | R B  | R B  | R B
            browserScreenWidth                                              | digits 1 6    | R B  | R B  | R B
            browserTZ                                                       | zone          | R B  | R B  | R B
            browserUserAgent                                                | text 1 2048   | R B  | R B  | R B
            notificationURL                                                 | url 256       | R B  | R B  | R B
            acceptLanguage                                                  | texts         | -    | -    | R B
            deviceId                                                        | text 1 64     | -    | -    | O B
            userId                                                          | text 1 64     | -    | -    | O B

            sdkAppID                                                        | uuid          | R A  | R A  | R A
            sdkTransID                                                      | uuid          | R A  | R A  | R A
            sdkReferenceNumber                                              | text 1 32     | R A  | R A  | R A
            sdkEphemPubKey                                                  | key           | R A  | R A  | R A
            sdkEphemPubKey.kty                                              | values EC     | R A  | R A  | R A
            sdkEphemPubKey.crv                                              | values P-256  | R A  | R A  | R A
            sdkEphemPubKey.x                                                | coordinate    | R A  | R A  | R A
            sdkEphemPubKey.y                                                | coordinate    | R A  | R A  | R A
            sdkMaxTimeout                                                   | number2 5 99  | R A  | R A  | R A
            deviceRenderOptions                                             | object 0      | R A  | R A  | R A
            deviceRenderOptions.sdkInterface                                | codes 01 03   | R A  | R A  | R A
            deviceRenderOptions.sdkUiType                                   | list 5 01 05  | R A  | R A  | -
            deviceRenderOptions.sdkUiType                                   | list 7 01 07  | -    | -    | R A
            deviceRenderOptions.sdkAuthenticationType                       | list 0 01 16  | -    | -    | O A
            deviceInfo                                                      | base64 64000  | O A  | O A  | O A
            sdkType                                                         | codes 01 05   | -    | -    | R A
            defaultSdkType                                                  | object 0      | -    | -    | O A
            splitSdkType                                                    | object 0      | -    | -    | O A
            sdkServerSignedContent                                          | text 1 4000   | -    | -    | O A
            sdkSignatureTimestamp                                           | text 1 32     | -    | -    | O A
            appIp                                                           | ip            | -    | -    | O A

            acquirerBIN                                                     | text 1 11     | RP   | RP   | RP
            acquirerMerchantID                                              | text 1 35     | RP   | RP   | RP
            mcc                                                             | digits 4 4    | RP   | RP   | RP
            merchantCountryCode                                             | country       | RP   | RP   | RP
            merchantName                                                    | text 1 40     | RP   | RP   | RP
            purchaseAmount                                                  | digits 1 48   | RP AB | RP  | RP
            purchaseCurrency                                                | currency      | RP AB | RP  | RP
            purchaseExponent                                                | digits 1 1    | RP AB | RP  | RP
            purchaseDate                                                    | second        | RP AB | RP  | RP
            purchaseInstalData                                              | number 2 999  | O AB | O    | O
            recurringExpiry                                                 | date          | O AB | O    | O
            recurringFrequency                                              | digits 1 4    | O AB | O    | O
            recurringAmount                                                 | digits 1 48   | -    | -    | O
            recurringCurrency                                               | currency      | -    | -    | O
            recurringExponent                                               | digits 1 1    | -    | -    | O
            recurringDate                                                   | date          | -    | -    | O
            recurringInd                                                    | object 0      | -    | -    | O
            recurringInd.amountInd                                          | codes 01 02   | -    | -    | O
            recurringInd.frequencyInd                                       | codes 01 02   | -    | -    | O
            transType                                                       | values 01 03 10 11 28 | O AB | O | O
            sellerInfo                                                      | objects 50    | -    | -    | O
            multiTransaction                                                | object 10000  | -    | -    | O
            acquirerCountryCode                                             | country       | -    | -    | RP
            acquirerCountryCodeSource                                       | codes 01 02   | -    | -    | O

            acctInfo                                                        | object 0      | O    | O    | O
            acctInfo.chAccAgeInd                                            | codes 01 05   | O    | O    | O
            acctInfo.chAccDate                                              | date          | O    | O    | O
            acctInfo.chAccChange                                            | date          | O    | O    | O
            acctInfo.chAccChangeInd                                         | codes 01 04   | O    | O    | O
            acctInfo.chAccPwChange                                          | date          | O    | O    | O
            acctInfo.chAccPwChangeInd                                       | codes 01 05   | O    | O    | O
            acctInfo.chAccReqID                                             | text 1 64     | O    | O    | O
            acctInfo.nbPurchaseAccount                                      | digits 1 4    | O    | O    | O
            acctInfo.provisionAttemptsDay                                   | digits 1 3    | O    | O    | O
            acctInfo.txnActivityDay                                         | digits 1 3    | O    | O    | O
            acctInfo.txnActivityYear                                        | digits 1 3    | O    | O    | O
            acctInfo.paymentAccAge                                          | date          | O    | O    | O
            acctInfo.paymentAccInd                                          | codes 01 05   | O    | O    | O
            acctInfo.shipAddressUsage                                       | date          | O    | O    | O
            acctInfo.shipAddressUsageInd                                    | codes 01 04   | O    | O    | O
            acctInfo.shipNameIndicator                                      | codes 01 02   | O    | O    | O
            acctInfo.suspiciousAccActivity                                  | codes 01 02   | O    | O    | O
            merchantRiskIndicator                                           | object 0      | O    | O    | O
            merchantRiskIndicator.deliveryEmailAddress                      | email         | O    | O    | O
            merchantRiskIndicator.deliveryTimeframe                         | codes 01 04   | O    | O    | O
            merchantRiskIndicator.giftCardAmount                            | digits 1 15   | O    | O    | O
            merchantRiskIndicator.giftCardCount                             | digits 2 2    | O    | O    | O
            merchantRiskIndicator.giftCardCurr                              | currency      | O    | O    | O
            merchantRiskIndicator.preOrderDate                              | date          | O    | O    | O
            merchantRiskIndicator.preOrderPurchaseInd                       | codes 01 02   | O    | O    | O
            merchantRiskIndicator.reorderItemsInd                           | codes 01 02   | O    | O    | O
            merchantRiskIndicator.shipIndicator                             | codes 01 07   | O    | O    | -
            merchantRiskIndicator.shipIndicator                             | codes 01 09   | -    | -    | O
            merchantRiskIndicator.transChar                                 | list 2 01 02  | -    | -    | O

            whiteListStatus                                                 | values Y N    | -    | O    | -
            whiteListStatusSource                                           | codes 01 03   | -    | O    | -
            trustListStatus                                                 | values Y N    | -    | -    | O
            trustListStatusSource                                           | codes 01 03   | -    | -    | O
            deviceBindingStatus                                             | codes 01 05   | -    | -    | O
            deviceBindingStatusSource                                       | codes 01 03   | -    | -    | O
            """;

    static final List<Field> ALL =
            LIST.lines().filter(line -> !line.isBlank()).map(Field::parse).toList();

    private AReqFields() {}

    /** Where an element is: in which channels, and required in which categories. */
    record Presence(boolean required, boolean onlyInPayments, String channels) {

        private static Presence parse(String text) {
            String[] parts = text.split(" ");
            String channels = text.equals("-") ? "" : parts.length == 1 ? "AB3" : parts[1];
            return new Presence(text.startsWith("R"), text.startsWith("RP"), channels);
        }

        boolean isIn(String channel) {
            return channels.contains(letter(channel));
        }

        boolean isRequired(String category) {
            return required && (!onlyInPayments || category.equals("01"));
        }

        private static String letter(String channel) {
            return switch (channel) {
                case "01" -> "A";
                case "02" -> "B";
                default -> "3";
            };
        }
    }

    record Field(String name, List<String> shape, List<Presence> byVersion) {

        private static Field parse(String line) {
            String[] columns = line.strip().split("\\s*\\|\\s*");
            return new Field(
                    columns[0],
                    List.of(columns[1].split(" ")),
                    Arrays.stream(columns).skip(2).map(Presence::parse).toList());
        }

        Presence in(String version) {
            return byVersion.get(List.of("2.1.0", "2.2.0", "2.3.1").indexOf(version));
        }

        boolean isFrame() {
            return shape.equals(List.of("frame"));
        }

        boolean isMember() {
            return name.indexOf('.') > 0;
        }
    }

    static List<Field> of(String version, String channel) {
        return ALL.stream().filter(field -> field.in(version).isIn(channel)).toList();
    }

    /** The elements that mean nothing there. */
    static List<String> strangers(String version, String channel) {
        Set<String> there =
                Set.copyOf(of(version, channel).stream().map(Field::name).toList());
        return ALL.stream()
                .map(Field::name)
                .filter(name -> !there.contains(name) && name.indexOf('.') < 0)
                .distinct()
                .toList();
    }
}
