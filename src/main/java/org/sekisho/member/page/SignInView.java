package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/**
 * The page on which members sign in.
 *
 * @param loginId as it was typed before
 * @param passkey what a passkey is asked for with; absent where there can be none
 */
public record SignInView(Who who, String loginId, @Nullable Passkey passkey, Notice notice) {

    /**
     * What a passkey, whosever, has to sign.
     *
     * @param challenge in base64url
     * @param site      the RP ID
     */
    public record Passkey(String challenge, String site) {}
}
