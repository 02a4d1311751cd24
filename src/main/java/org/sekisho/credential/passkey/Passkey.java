package org.sekisho.credential.passkey;

/**
 * What is known of a passkey.
 *
 * @param rawId          WebAuthn's credential ID
 * @param publicKey      in COSE form
 * @param signCount      how often it had signed when it was last seen; 0 for ever where it does not count
 * @param backupEligible whether it may be copied to other devices of its holder
 * @param backedUp       whether it was
 */
public record Passkey(byte[] rawId, byte[] publicKey, long signCount, boolean backupEligible, boolean backedUp) {

    /** Nothing that would tell it from another. */
    @Override
    public String toString() {
        return "Passkey[…]";
    }
}
