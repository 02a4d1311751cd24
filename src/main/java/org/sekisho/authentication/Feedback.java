package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.risk.Consent;
import org.sekisho.risk.Ending;
import org.sekisho.risk.FraudScoring;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;

/** Tells the fraud-scoring provider how an authentication ended, so that it learns. Best effort: nobody waits for it. */
@Singleton
class Feedback {

    private final Cards cards;
    private final FraudScoring scoring;

    Feedback(Cards cards, FraudScoring scoring) {
        this.cards = cards;
        this.scoring = scoring;
    }

    /** Called after the commit of the result. A member who has stopped the sharing of data since is not talked about any more. Method: null without a challenge. */
    void tell(UUID acsTransId, Facts facts, Result result, @Nullable Method method) {
        Facts.Scored scored = facts.scored();
        if (scored == null || !scoring.listens(scored.provider())) {
            return;
        }
        Facts.Account account = facts.account();
        Ending ending = new Ending(
                acsTransId.toString(),
                scored.reference(),
                result.status().code(),
                method != null,
                method == null ? null : method.name());
        tell(scored, account, ending).subscribe().with(done -> {}, failure -> {});
    }

    private Uni<Void> tell(Facts.Scored scored, Facts.@Nullable Account account, Ending ending) {
        if (account == null) {
            return scoring.tell(scored.provider(), ending, () -> true);
        }
        Consent consent = Consent.askingNow();
        return cards.mayBeTalkedAbout(account.cardId())
                .chain(may -> may
                        ? scoring.tell(scored.provider(), ending, consent)
                        : Uni.createFrom().voidItem());
    }
}
