package org.sekisho.notification;

/**
 * A message to a cardholder.
 *
 * @param reference acsTransID, so that a message can be found again without its text
 */
public record Message(Channel channel, String to, String subject, String text, String reference) {

    /** The ways to reach somebody. */
    public enum Channel {
        /** SMTP or a message gateway. */
        EMAIL,
        /** A message gateway. */
        SMS
    }

    /** Neither address nor text: both are the cardholder's. */
    @Override
    public String toString() {
        return "Message[" + channel + ", " + reference + "]";
    }
}
