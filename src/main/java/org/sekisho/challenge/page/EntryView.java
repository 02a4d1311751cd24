package org.sekisho.challenge.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the cardholder proves to be the holder of the card.
 *
 * @param personalMessage what only the issuer can know; absent for a card that has none
 * @param attemptsLeft answers still accepted, this one included; shown after a wrong one
 * @param mayResend whether another code can be asked for
 * @param others what the cardholder may choose instead
 * @param passkey what a passkey is asked for with, beside what is to be typed; absent where none may be used
 * @param time how long the page can be answered
 * @param step opaque token that comes back with the answer
 * @param trust whether the shop is ticked as trusted; absent where that is not offered
 */
public record EntryView(
        Locale locale,
        Issuer issuer,
        Purchase purchase,
        @Nullable String personalMessage,
        Entry entry,
        Notice notice,
        int attemptsLeft,
        boolean mayResend,
        List<Other> others,
        @Nullable Passkey passkey,
        Time time,
        String step,
        @Nullable Boolean trust) {

    /**
     * What a passkey has to sign.
     *
     * @param challenge in base64url
     * @param site the RP ID
     * @param known the passkeys that will do, each with the ways to it: {@code id:usb,nfc id:}
     */
    public record Passkey(String challenge, String site, String known) {}

    /**
     * How long the page can be answered.
     *
     * @param left until silence ends the challenge
     * @param extendable whether there is more to ask for
     */
    public record Time(Duration left, boolean extendable) {}

    /**
     * What is to be typed.
     *
     * @param destination where the code went, masked by the caller, such as {@code t***@e***.jp}
     * @param mark two digits that the message bears as well
     * @param number of the purchase, for the app
     * @param digits length of the code; without meaning for a password
     */
    public record Entry(
            Kind kind,
            @Nullable String destination,
            @Nullable Integer mark,
            @Nullable String number,
            int digits) {
        /** The password of the issuer's member site. */
        public static Entry password() {
            return new Entry(Kind.PASSWORD, null, null, null, 0);
        }

        /** A code that was sent to the masked destination. */
        public static Entry sentCode(Kind kind, @Nullable String destination, @Nullable Integer mark, int digits) {
            return new Entry(kind, destination, mark, null, digits);
        }

        /** Nothing: the page asks for a passkey alone. */
        public static Entry passkey() {
            return new Entry(Kind.PASSKEY, null, null, null, 0);
        }

        /** Nothing: the purchase with this number is approved in the app. */
        public static Entry approval(String number) {
            return new Entry(Kind.APP_APPROVAL, null, null, number, 0);
        }

        /** A code that the app makes over the number of the purchase, or that the holder's own authenticator makes. */
        public static Entry appCode(String number, int digits) {
            return new Entry(Kind.APP_CODE, null, null, number, digits);
        }
    }

    /**
     * Another way to answer.
     *
     * @param destination where a code would go, masked
     */
    public record Other(Kind kind, @Nullable String destination) {}

    /** What proves the cardholder. */
    public enum Kind {
        PASSWORD,
        MAILED_CODE,
        SMS_CODE,
        APP_CODE,
        APP_APPROVAL,
        PASSKEY
    }

    /** What the page says about the step before. */
    public enum Notice {
        NONE,
        EMPTY,
        FORMAT,
        WRONG,
        EXPIRED_CODE,
        RESENT,
        RESEND_WAIT,
        RESEND_LIMIT,
        STALE,
        NOT_SENT,
        EXTENDED,
        NOT_YET
    }
}
