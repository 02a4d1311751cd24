package org.sekisho.authentication;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Facts;

/** Who can be on a cardholder's trust list, and whether a challenge offers it. */
final class TrustList {

    /** [3DS: threeDSRequestorChallengeInd] A challenge that offers the trust list. */
    private static final String OFFER = "09";

    /** The first version that knows of it. */
    private static final String BEFORE = "2.1.0";

    private TrustList() {}

    /** Whether the holder trusts the merchant, for the rules; null where the issuer has no lists. */
    static @Nullable Boolean trusted(Issuer issuer, Optional<Card> card) {
        return issuer.trustList() == Issuer.TrustList.NEVER
                ? null
                : card.map(Card::trusts).orElse(false);
    }

    /** Where the merchant stands; null where the issuer has no lists. Who is asked elsewhere than on a page is offered none. */
    static Facts.@Nullable Trust of(Opening opening, Issuer issuer, Weighed weighed, boolean onAPage) {
        if (issuer.trustList() == Issuer.TrustList.NEVER) {
            return null;
        }
        // Without a holder who can prove who they are there is nobody to keep a list.
        Optional<String> merchant =
                weighed.card().filter(Card::isRegistered).flatMap(registered -> MerchantNames.trusted(opening));
        boolean listed =
                merchant.isPresent() && weighed.card().map(Card::trusts).orElse(false);
        boolean offered = merchant.isPresent()
                && !listed
                && onAPage
                && weighed.decision().verdict() == Verdict.CHALLENGE
                && isOffered(opening, issuer);
        return new Facts.Trust(merchant.orElse(null), listed, offered);
    }

    private static boolean isOffered(Opening opening, Issuer issuer) {
        return !opening.messageVersion().equals(BEFORE)
                && (issuer.trustList() == Issuer.TrustList.ALWAYS
                        || opening.clues().challengeInd().contains(OFFER));
    }
}
