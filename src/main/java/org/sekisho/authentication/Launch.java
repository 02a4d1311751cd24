package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.CReq;
import org.sekisho.protocol.ChallengeWindowSize;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;

/** The way into a challenge for merchants without a 3DS Server: a link that only we can make, and the CReq behind it. */
@ApplicationScoped
public class Launch {

    private final StepToken tokens;
    private final Transactions transactions;
    private final PublicAddress address;

    Launch(StepToken tokens, Transactions transactions, PublicAddress address) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.address = address;
    }

    /**
     * What the page behind the link posts.
     *
     * @param cReq base64url
     */
    public record Form(String cReq, @Nullable String language) {}

    /** The link for a merchant to open in the cardholder's browser. */
    public String url(UUID acsTransId) {
        return address.of("/challenge/start/" + tokens.of(new StepToken.Step(acsTransId, 0)));
    }

    /** The form behind a link; empty for a link that is not ours. */
    public Uni<Optional<Form>> find(String token) {
        return tokens.read(token)
                .filter(step -> step.number() == 0)
                .map(step -> transactions.find(step.acsTransId()).map(found -> found.map(Launch::form)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Form form(Transaction transaction) {
        Facts facts = transaction.facts();
        CReq cReq = CReq.of(
                facts.threeDSServerTransID(),
                transaction.acsTransId().toString(),
                facts.messageVersion(),
                ChallengeWindowSize.FULL_SCREEN);
        return new Form(Wire.base64url(cReq), facts.language());
    }
}
