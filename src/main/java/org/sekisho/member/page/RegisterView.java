package org.sekisho.member.page;

/**
 * The page on which a card is registered.
 *
 * @param prepaid  whether it speaks to the holder of a prepaid card
 * @param code     as it was typed before; so are the four below
 * @param shortest how many characters a password has at the least
 */
public record RegisterView(
        Who who,
        boolean prepaid,
        String code,
        String lastFour,
        String loginId,
        String email,
        String language,
        int shortest,
        Notice notice) {

    /** Neither the code nor anything of the person. */
    @Override
    public String toString() {
        return "RegisterView[" + notice + "]";
    }
}
