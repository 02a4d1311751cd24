package org.sekisho.card;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A card issuer and what it wants done.
 *
 * @param accent       colour of its pages, #rrggbb
 * @param supportPhone shown to a cardholder who needs help
 * @param zone         in which dates are shown
 * @param language     of pages and mails where nothing else is known
 * @param country      where its cards are issued, ISO 3166-1 numeric
 * @param scoringProvider the name of the fraud-scoring provider it wants asked; absent for the one without a name
 * @param otherProofs  whether a cardholder may choose another of the card's credentials, also where the first is locked
 * @param trustList    whether cardholders may name shops that they trust
 */
public record Issuer(
        String id,
        String nameJa,
        String nameEn,
        String accent,
        String supportPhone,
        ZoneId zone,
        Locale language,
        WhenNotRegistered whenNotRegistered,
        WhenFraud whenFraud,
        @Nullable String country,
        @Nullable String scoringProvider,
        boolean otherProofs,
        TrustList trustList) {

    /** An issuer without trust lists. */
    public Issuer(
            String id,
            String nameJa,
            String nameEn,
            String accent,
            String supportPhone,
            ZoneId zone,
            Locale language,
            WhenNotRegistered whenNotRegistered,
            WhenFraud whenFraud,
            @Nullable String country,
            @Nullable String scoringProvider,
            boolean otherProofs) {
        this(
                id,
                nameJa,
                nameEn,
                accent,
                supportPhone,
                zone,
                language,
                whenNotRegistered,
                whenFraud,
                country,
                scoringProvider,
                otherProofs,
                TrustList.NEVER);
    }

    /** Whether a challenge offers the cardholder to trust the shop. */
    public enum TrustList {
        /** There are no lists; what is on one from before means nothing. */
        NEVER,
        /** Where the shop asks for it. [3DS: threeDSRequestorChallengeInd 09] */
        WHEN_ASKED,
        /** In every challenge. */
        ALWAYS
    }

    /** The answer where proof is needed and the card is not registered for giving it. */
    public enum WhenNotRegistered {
        /** transStatus A. */
        ATTEMPT,
        /** transStatus U. */
        UNAVAILABLE,
        /** transStatus N. */
        REFUSE
    }

    /** The answer to a purchase that looks fraudulent. */
    public enum WhenFraud {
        /** transStatus N: the merchant may still try to get it authorised. */
        NOT_AUTHENTICATED,
        /** transStatus R: the issuer asks not to try. */
        REJECTED
    }

    /** Its name in a language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("ja") ? nameJa : nameEn;
    }
}
