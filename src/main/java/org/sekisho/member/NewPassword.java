package org.sekisho.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekisho.card.OwnCard;
import org.sekisho.member.page.Notice;

/** What a new password may be: long enough and not what everybody tries first. No mix of characters is asked for (NIST SP 800-63B). */
@ApplicationScoped
class NewPassword {

    private static final int LONGEST = 64;

    private final MemberConfig config;
    private final CommonPasswords common;

    NewPassword(MemberConfig config, CommonPasswords common) {
        this.config = config;
        this.common = common;
    }

    /** What is wrong with it, if anything is. */
    Optional<Notice> fault(String password, String loginId, List<OwnCard> cards) {
        String same = folded(password);
        if (Characters.count(password) < config.passwordLength()) {
            return Optional.of(Notice.PASSWORD_SHORT);
        }
        if (Characters.count(password) > LONGEST) {
            return Optional.of(Notice.PASSWORD_LONG);
        }
        if (!Characters.fit(password)) {
            return Optional.of(Notice.PASSWORD_CHARACTERS);
        }
        if (common.contains(same)) {
            return Optional.of(Notice.PASSWORD_COMMON);
        }
        boolean known = same.equals(folded(loginId))
                || cards.stream()
                        .map(OwnCard::personalMessage)
                        .anyMatch(message -> message != null && same.equals(folded(message)));
        return known ? Optional.of(Notice.PASSWORD_KNOWN) : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
