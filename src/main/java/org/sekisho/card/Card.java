package org.sekisho.card;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card we know. Its number is not here: it is looked up by the number and then no longer needed.
 *
 * @param member the person it belongs to; absent until somebody registers it
 * @param proof  what its holder can be asked for; absent until it is registered
 * @param trusts whether its holder trusts the merchant that was asked about
 */
public record Card(
        UUID id,
        String issuerId,
        String lastFour,
        boolean blocked,
        @Nullable Member member,
        @Nullable Proof proof,
        boolean trusts) {

    /** A card of whose holder's trust nothing was asked. */
    public Card(
            UUID id,
            String issuerId,
            String lastFour,
            boolean blocked,
            @Nullable Member member,
            @Nullable Proof proof) {
        this(id, issuerId, lastFour, blocked, member, proof, false);
    }

    /**
     * The person.
     *
     * @param language    of pages, if a choice was made
     * @param sharesData  false once the member stopped the sharing of data with the fraud-scoring provider
     */
    public record Member(UUID id, @Nullable String language, boolean sharesData) {}

    /**
     * A credential behind the card, and how it is asked for.
     *
     * @param locked whether it takes no answers at the moment
     * @param others whether another of the card's credentials does
     */
    public record Proof(UUID credentialId, Method method, boolean locked, boolean others) {

        /** A credential beside which there is no other. */
        public Proof(UUID credentialId, Method method, boolean locked) {
            this(credentialId, method, locked, false);
        }
    }

    /** The same under another number, for which it stands. */
    public Card with(String otherLastFour) {
        return new Card(id, issuerId, otherLastFour, blocked, member, proof, trusts);
    }

    /** Whether its holder can be asked to prove anything. */
    public boolean isRegistered() {
        return proof != null;
    }
}
