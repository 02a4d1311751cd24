package org.sekisho.risk;

/** Where the cardholder is. [3DS: deviceChannel] */
public enum Channel {
    /** In a merchant's app. */
    APP("APP"),
    BROWSER("BROWSER"),
    /** Nowhere: the merchant asks without them. */
    THREE_RI("3RI");

    private final String text;

    Channel(String text) {
        this.text = text;
    }

    /** Its name in rules and in questions to providers. */
    public String text() {
        return text;
    }
}
