package org.sekisho.card;

import java.util.Set;
import org.sekisho.protocol.Pan;

/**
 * Card numbers of one issuer: all of the bounds' length from first to last, both included.
 *
 * @param versions of messages that its cards are asked for with; none named means all
 */
public record CardRange(Issuer issuer, String firstPan, String lastPan, String scheme, Set<String> versions) {

    /** A range for messages of all versions. */
    public CardRange(Issuer issuer, String firstPan, String lastPan, String scheme) {
        this(issuer, firstPan, lastPan, scheme, Set.of());
    }

    /** Whether its cards can be asked for with messages of a version. */
    public boolean takes(String version) {
        return versions.isEmpty() || versions.contains(version);
    }

    /** Whether a card number lies in it. */
    public boolean contains(Pan pan) {
        String digits = pan.digits();
        return digits.length() == firstPan.length()
                && digits.compareTo(firstPan) >= 0
                && digits.compareTo(lastPan) <= 0;
    }
}
