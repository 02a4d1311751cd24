package org.sekisho.member;

import java.text.Normalizer;
import java.util.Optional;
import org.sekisho.member.page.Notice;

/** What a personal message may be. It is shown to whoever holds the card, so no secret may be in it. */
final class NewMessage {

    private static final int LONGEST = 40;

    /** A card number has at least as many. */
    private static final int DIGITS_OF_A_CARD = 12;

    private NewMessage() {}

    /** As it is kept. */
    static String kept(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    /** What is wrong with it, if anything is. */
    static Optional<Notice> fault(String message) {
        if (message.isEmpty() || Characters.count(message) > LONGEST) {
            return Optional.of(Notice.MESSAGE_LENGTH);
        }
        if (!Characters.fit(message)) {
            return Optional.of(Notice.MESSAGE_CHARACTERS);
        }
        // full-width digits are digits as well
        return message.codePoints().filter(Character::isDigit).count() >= DIGITS_OF_A_CARD
                ? Optional.of(Notice.MESSAGE_CARD_NUMBER)
                : Optional.empty();
    }
}
