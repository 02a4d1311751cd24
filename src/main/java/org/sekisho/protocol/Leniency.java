package org.sekisho.protocol;

import java.util.Locale;

/** What the letter of the protocol does not foresee in a message, and live traffic brings: it is taken all the same, and counted. */
public enum Leniency {
    /** A card number whose check digit is wrong, as most test cards' are. */
    CHECK_DIGIT,
    /** An id with capital letters. */
    UPPER_CASE_ID,
    /** Elements that belong to another channel; they are ignored. */
    OTHER_CHANNEL,
    /** A screen of 30 bits before 2.3.1. */
    COLOR_DEPTH,
    /** A time of purchase that is more than half an hour away from the clock. */
    PURCHASE_DATE,
    /** A form field in the standard alphabet, padded or wrapped. */
    ENCODING,
    /** An address of the 3DS Requestor without TLS before 2.3.1; it is never called. */
    REQUESTOR_URL,
    /** A kind of SDK whose code no public description explains. */
    SDK_TYPE,
    /** A form of a page in an app that is longer than the oldest version foresees. */
    LONG_FORM,
    /** A code with which an app cancels that is neither its cardholder's wish nor its time-out. */
    CANCEL_CODE,
    /** An app that says of every message what it does not ask for: that nothing was entered, or that nothing was done elsewhere. */
    SAID_ALWAYS,
    /** Device data whose key was derived by the letter of RFC 7518. */
    DEVICE_KEY;

    /** Its name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
