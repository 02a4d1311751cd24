package org.sekisho.threeds;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Apps;
import org.sekisho.authentication.Opening;
import org.sekisho.authvalue.Oav1;
import org.sekisho.device.BrowserFacts;
import org.sekisho.platform.Ids;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.AReqReader;
import org.sekisho.protocol.DeviceChannel;
import org.sekisho.protocol.DeviceInfo;
import org.sekisho.risk.Question;
import org.sekisho.risk.Wish;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.NewTransaction.RequestKey;

/** Makes openings of AReqs: from here on nobody knows which message a request came in. */
@Singleton
class AReqOpenings {

    private static final String CALLER = "3ds";
    private static final int LONGEST_AGENT = 256;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,6}");

    private final Ids ids;

    AReqOpenings(Ids ids) {
        this.ids = ids;
    }

    Opening of(AReqReader.Read read, byte[] body) {
        AReq aReq = read.aReq();
        return new Opening(
                        ids.next(),
                        new RequestKey(CALLER, aReq.threeDSServerTransID().toLowerCase(Locale.ROOT), sha256(body)),
                        protocol(aReq),
                        aReq.acctNumber(),
                        aReq.messageVersion(),
                        aReq.messageCategory(),
                        aReq.threeDSServerTransID(),
                        aReq.dsTransID(),
                        aReq.dsURL(),
                        aReq.notificationURL() == null ? "" : aReq.notificationURL(),
                        merchant(aReq),
                        purchase(aReq),
                        language(aReq),
                        aReq.channel() == DeviceChannel.THREE_RI ? null : device(aReq),
                        clues(aReq),
                        wish(aReq),
                        null,
                        read.masked())
                .decoupled(decoupled(aReq));
    }

    private static Opening.@Nullable Decoupled decoupled(AReq aReq) {
        String wanted = aReq.threeDSRequestorDecReqInd();
        String minutes = aReq.threeDSRequestorDecMaxTime();
        Opening.Use use = wanted == null ? null : use(wanted, aReq.channel());
        return use == null || minutes == null
                ? null
                : new Opening.Decoupled(Duration.ofMinutes(Integer.parseInt(minutes)), use);
    }

    /** B leaves the choice to the ACS: what is asked elsewhere now needs no second time. Where nobody is there nothing is left unfinished. */
    private static Opening.@Nullable Use use(String wanted, DeviceChannel channel) {
        boolean absent = channel == DeviceChannel.THREE_RI;
        return switch (wanted) {
            case "Y", "B" -> absent ? Opening.Use.ONLY : Opening.Use.INSTEAD;
            case "F" -> absent ? null : Opening.Use.AFTERWARDS;
            default -> null;
        };
    }

    /** What the checks have let pass, in one piece. */
    static Apps.Sdk sdk(AReq.Sdk sdk) {
        return new Apps.Sdk(
                sdk.sdkTransID(),
                sdk.sdkReferenceNumber(),
                sdk.sdkEphemPubKey(),
                sdk.deviceRenderOptions().sdkInterface(),
                Set.copyOf(sdk.deviceRenderOptions().sdkUiType()));
    }

    private static Oav1.Protocol protocol(AReq aReq) {
        return switch (aReq.messageVersion()) {
            case "2.1.0" -> Oav1.Protocol.V2_1;
            case "2.2.0" -> Oav1.Protocol.V2_2;
            default -> Oav1.Protocol.V2_3_1;
        };
    }

    /** From 2.3.1 a browser without script tells its languages only in its header; an app's device tells its own. */
    private static @Nullable String language(AReq aReq) {
        if (aReq.sdk() != null) {
            return DeviceInfo.locale(aReq.sdk().deviceInfo()).orElse(null);
        }
        return aReq.browserLanguage() == null
                ? aReq.acceptLanguage().stream()
                        .findFirst()
                        .map(first -> first.split(";", 2)[0])
                        .orElse(null)
                : aReq.browserLanguage();
    }

    /** From 2.3.1 a shop may wish two things; sharing data forbids a challenge, so it is the stronger wish. */
    private static Wish wish(AReq aReq) {
        return aReq.threeDSRequestorChallengeInd().stream()
                .map(Wish::of)
                .max(Comparator.naturalOrder())
                .orElse(Wish.NONE);
    }

    private static Opening.Merchant merchant(AReq aReq) {
        String name = aReq.merchantName() == null ? aReq.threeDSRequestorName() : aReq.merchantName();
        return new Opening.Merchant(
                aReq.acquirerMerchantID(),
                aReq.acquirerBIN(),
                name == null ? "" : name,
                aReq.mcc(),
                aReq.merchantCountryCode(),
                aReq.threeDSRequestorID());
    }

    /** Complete or absent: the table of checks lets no half purchase pass. */
    private static Facts.@Nullable Purchase purchase(AReq aReq) {
        String amount = aReq.purchaseAmount();
        String currency = aReq.purchaseCurrency();
        String exponent = aReq.purchaseExponent();
        String date = aReq.purchaseDate();
        return amount == null || currency == null || exponent == null || date == null
                ? null
                : new Facts.Purchase(amount, currency, Integer.parseInt(exponent), date);
    }

    private static Opening.Clues clues(AReq aReq) {
        return new Opening.Clues(
                aReq.threeDSRequestorChallengeInd(),
                aReq.billAddrCountry(),
                new BrowserFacts(
                        aReq.browserUserAgent(),
                        aReq.browserLanguage(),
                        number(aReq.browserScreenWidth()),
                        number(aReq.browserScreenHeight()),
                        number(aReq.browserColorDepth()),
                        number(aReq.browserTZ()),
                        aReq.browserAcceptHeader()),
                "Y".equals(aReq.threeDSCompInd()),
                aReq.threeDSMethodId(),
                PriorReader.absent(aReq));
    }

    /** What is ignored because the browser runs no script was not checked. */
    private static @Nullable Integer number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    private static Question.Device device(AReq aReq) {
        String agent = aReq.browserUserAgent();
        String screen =
                aReq.browserScreenWidth() == null ? null : aReq.browserScreenWidth() + "x" + aReq.browserScreenHeight();
        return new Question.Device(
                aReq.browserIP(),
                agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT),
                aReq.browserLanguage(),
                aReq.browserTZ(),
                screen,
                null);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
