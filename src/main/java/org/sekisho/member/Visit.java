package org.sekisho.member;

import java.util.Locale;
import org.sekisho.card.Issuer;
import org.sekisho.card.Profile;
import org.sekisho.member.page.Who;

/**
 * A signed-in member on a page.
 *
 * @param formToken what the page's forms carry
 */
record Visit(Issuer issuer, Profile member, Locale locale, String formToken) {

    /** As pages name it. */
    Who who() {
        return new Who(locale, issuer.id(), issuer.name(locale), issuer.accent(), issuer.supportPhone(), formToken);
    }

    /** Nothing that would open the session. */
    @Override
    public String toString() {
        return "Visit[" + member.id() + "]";
    }
}
