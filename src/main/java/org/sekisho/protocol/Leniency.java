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
    ENCODING;

    /** Its name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
