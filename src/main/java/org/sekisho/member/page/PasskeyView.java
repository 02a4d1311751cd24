package org.sekisho.member.page;

import java.util.List;

/**
 * The page on which the browser makes a passkey.
 *
 * @param loginId what authenticators show of the member
 * @param label   what the member calls it
 */
public record PasskeyView(Who who, String loginId, String label, Options options) {

    /**
     * What it is made with.
     *
     * @param challenge  in base64url
     * @param site       the RP ID
     * @param userHandle in base64url
     * @param algorithms COSE's numbers of them
     * @param known      passkeys that are there already, in base64url
     */
    public record Options(
            String challenge, String site, String userHandle, List<String> algorithms, List<String> known) {}
}
