package org.sekisho.card;

import org.sekisho.protocol.Pan;

/** Card numbers of one issuer: all of the bounds' length from first to last, both included. */
public record CardRange(Issuer issuer, String firstPan, String lastPan, String scheme) {

    /** Whether a card number lies in it. */
    public boolean contains(Pan pan) {
        String digits = pan.digits();
        return digits.length() == firstPan.length()
                && digits.compareTo(firstPan) >= 0
                && digits.compareTo(lastPan) <= 0;
    }
}
