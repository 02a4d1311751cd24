package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step of the challenge in a merchant's app, as its SDK sends it; decrypted and checked. */
public record SdkCReq(
        String threeDSServerTransID,
        String acsTransID,
        String sdkTransID,
        String messageType,
        String messageVersion,
        String sdkCounterStoA,
        @Nullable String challengeDataEntry,
        @Nullable String challengeHTMLDataEntry,
        @Nullable String challengeNoEntry,
        @Nullable String challengeCancel,
        @Nullable String resendChallenge,
        @Nullable JsonNode oobContinue,
        @Nullable String whitelistingDataEntry,
        @Nullable String trustListDataEntry,
        @Nullable String threeDSRequestorAppURL,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "CReq";

    /** The counter of the message that begins a conversation. */
    static final String FIRST = "000";

    private static final String YES = "Y";

    /** [3DS 2.1.0: challengeHTMLDataEntry] */
    private static final int LONGEST_FORM = 256;

    /** The cardholder wants out, and the SDK's time is over. */
    private static final Set<String> CANCELS = Set.of("01", "08");

    /** What the cardholder, or the SDK, did. */
    public sealed interface Action {
        /** The challenge begins. */
        record Begin() implements Action {}

        /** Something was typed or selected in the SDK's own screen. */
        record Entry(String text) implements Action {
            /** Without what was typed. */
            @Override
            public String toString() {
                return "Entry[…]";
            }
        }

        /** The form of our page was sent: its fields as a query string. */
        record Form(String query) implements Action {
            /** Without what was typed. */
            @Override
            public String toString() {
                return "Form[…]";
            }
        }

        /** Submit was pressed and nothing was typed. */
        record Nothing() implements Action {}

        /** Another code is wanted. */
        record Resend() implements Action {}

        /** Something was done elsewhere, in another app. */
        record Continue() implements Action {}

        /** It is not to go on. */
        record Cancel(String code) implements Action {}
    }

    /** The one thing that it asks for; the checks have made sure that there is one. */
    public Action action() {
        if (FIRST.equals(sdkCounterStoA)) {
            return new Action.Begin();
        }
        if (challengeCancel != null) {
            return new Action.Cancel(challengeCancel);
        }
        if (challengeDataEntry != null) {
            return new Action.Entry(challengeDataEntry);
        }
        if (challengeHTMLDataEntry != null) {
            return new Action.Form(challengeHTMLDataEntry);
        }
        if (YES.equals(resendChallenge)) {
            return new Action.Resend();
        }
        return isContinued() ? new Action.Continue() : new Action.Nothing();
    }

    private boolean isContinued() {
        return oobContinue != null && !isFalse(oobContinue);
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    /** What the cardholder says of the merchant; null where nothing. */
    public @Nullable Boolean trusts() {
        String said = trustListDataEntry == null ? whitelistingDataEntry : trustListDataEntry;
        return said == null ? null : YES.equals(said);
    }

    /** What of it was taken although the protocol does not foresee it. */
    public Set<Leniency> lenient() {
        EnumSet<Leniency> found = EnumSet.noneOf(Leniency.class);
        if (challengeHTMLDataEntry != null && challengeHTMLDataEntry.length() > LONGEST_FORM) {
            found.add(Leniency.LONG_FORM);
        }
        if (challengeCancel != null && !CANCELS.contains(challengeCancel)) {
            found.add(Leniency.CANCEL_CODE);
        }
        if (saysTooMuch()) {
            found.add(Leniency.SAID_ALWAYS);
        }
        return found;
    }

    /** That nothing was entered where nothing can be, or that nothing was done elsewhere. */
    private boolean saysTooMuch() {
        boolean entryIsNoMatter = FIRST.equals(sdkCounterStoA) || YES.equals(resendChallenge) || isContinued();
        return (challengeNoEntry != null && entryIsNoMatter) || (oobContinue != null && isFalse(oobContinue));
    }

    /** The ids it names. */
    public Ids ids() {
        return new Ids(threeDSServerTransID, null, acsTransID, sdkTransID);
    }

    /** Ids and counter only: what was typed is a secret. */
    @Override
    public String toString() {
        return "SdkCReq[acsTransID=" + acsTransID + ", sdkCounterStoA=" + sdkCounterStoA + "]";
    }
}
