package org.sekisho.card;

import java.util.Optional;
import java.util.Set;
import org.sekisho.protocol.Pan;

/** Card numbers that exist as soon as somebody asks for one, so that integrators can try things. Only the demo has any. */
public interface MadeUpCards {

    /** A number, if it is one of those. */
    Optional<MadeUp> find(Pan pan);

    /**
     * One of them.
     *
     * @param versions of the messages that it can be asked for with
     * @param standIn  the number of the card that stands for it, one for many
     */
    record MadeUp(String issuerId, String scheme, Set<String> versions, Pan standIn) {

        /** The range of this number and no other. */
        public CardRange range(Issuer issuer, Pan pan) {
            return new CardRange(issuer, pan.digits(), pan.digits(), scheme, versions);
        }
    }
}
