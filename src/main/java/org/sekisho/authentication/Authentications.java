package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.card.CardRange;
import org.sekisho.card.store.Issuers;
import org.sekisho.platform.key.Seal;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.EvidenceJson;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.NewTransaction;
import org.sekisho.transaction.store.Transactions;

/** Opens authentications: look the card up, weigh what is known, decide, store, answer. */
@Singleton
public class Authentications {

    private final Issuers issuers;
    private final Weighing weighing;
    private final Decoupling decoupling;
    private final PurchaseNotices notices;
    private final Results results;
    private final AuthenticationValues values;
    private final Transactions transactions;
    private final Seal seal;
    private final ChallengeConfig config;
    private final Events events;

    Authentications(
            Issuers issuers,
            Weighing weighing,
            Decoupling decoupling,
            PurchaseNotices notices,
            Results results,
            AuthenticationValues values,
            Transactions transactions,
            Seal seal,
            ChallengeConfig config,
            Events events) {
        this.issuers = issuers;
        this.weighing = weighing;
        this.decoupling = decoupling;
        this.notices = notices;
        this.results = results;
        this.values = values;
        this.transactions = transactions;
        this.seal = seal;
        this.config = config;
        this.events = events;
    }

    /**
     * Opens an authentication and gives its answer, or the earlier answer to the same request.
     *
     * @param answer writes the answer
     * @return fails with {@link Refused} when nothing is opened
     */
    public Uni<String> open(Opening opening, Opened.Answer answer) {
        return openLater(opening, opened -> Uni.createFrom().item(answer.to(opened)));
    }

    /** As {@link #open}, for an answer that takes time. It is asked for before anything is stored. */
    public Uni<String> openLater(Opening opening, Opened.LaterAnswer answer) {
        return open(opening, answer, (range, weighed) -> decoupling
                .route(opening, range.issuer(), weighed)
                .map(Decoupling.Routed::answerable));
    }

    /** As {@link #open}, where whoever is there can be shown nothing of ours: whatever speaks for them, nothing was authenticated. */
    public Uni<String> openUnshown(Opening opening, Opened.Answer answer) {
        return open(opening, opened -> Uni.createFrom().item(answer.to(opened)), (range, weighed) -> Uni.createFrom()
                .item(Decoupling.Routed.usual(
                        weighed.without("app:nothing-to-show", TransStatusReason.UNSUPPORTED_DEVICE))));
    }

    private Uni<String> open(
            Opening opening, Opened.LaterAnswer answer, BiFunction<CardRange, Weighed, Uni<Decoupling.Routed>> route) {
        Optional<CardRange> range = issuers.find(opening.pan());
        if (range.isEmpty()) {
            return Uni.createFrom().failure(new Refused(Refused.Why.NOT_OUR_CARD));
        }
        if (!range.get().takes(opening.messageVersion())) {
            return Uni.createFrom().failure(new Refused(Refused.Why.OTHER_VERSION));
        }
        return repeated(opening)
                .chain(before -> before.map(Uni.createFrom()::item).orElseGet(() -> weighing.weigh(opening, range.get())
                        .chain(weighed -> route.apply(range.get(), weighed))
                        .chain(routed -> answered(opening, range.get(), routed, answer))));
    }

    /**
     * Merchants repeat what was lost on the way; then nobody is asked again. Directories hardly do, and all their requests would pay for the
     * look: theirs are found to be repeated when they are stored.
     */
    private Uni<Optional<String>> repeated(Opening opening) {
        return opening.requestorId() == null ? Uni.createFrom().item(Optional.empty()) : answeredBefore(opening);
    }

    /** Where too many purchases of the card wait elsewhere by now, this one is decided as if they had done so before. */
    private Uni<String> answered(
            Opening opening, CardRange range, Decoupling.Routed routed, Opened.LaterAnswer answer) {
        return results.decided(opening, range, routed, config.limits())
                .chain(decided -> answer.to(decided.opened()).chain(text -> store(opening, decided, text)))
                .chain(stored -> stored.map(Uni.createFrom()::item)
                        .orElseGet(() -> answered(
                                opening,
                                range,
                                Decoupling.crowded(opening, routed.weighed()).answerable(),
                                answer)));
    }

    private Uni<Optional<String>> store(Opening opening, Decided decided, String text) {
        NewTransaction added = new NewTransaction(
                opening.key(),
                opening.acsTransId(),
                decided.opened().facts(),
                decided.result(),
                patience(decided.opened().facts()),
                seal.seal(opening.stored(), "transaction.areq", opening.acsTransId()),
                text,
                sealed(opening, decided.valueForSuccess()),
                value(opening, decided),
                EvidenceJson.write(
                        decided.evidence(), Verdict.of(decided.opened().status())),
                decided.outbox());
        return added(added)
                .invoke(stored -> {
                    if (stored.orElse(false)) {
                        events.opened(decided);
                        notices.asked(decided.opened());
                    }
                })
                .chain(stored -> stored.isEmpty()
                        ? answeredBefore(opening)
                        : stored.get()
                                ? Uni.createFrom().item(Optional.of(text))
                                : earlier(opening).map(Optional::of));
    }

    private Uni<Optional<Boolean>> added(NewTransaction added) {
        Facts.Account account = added.facts().account();
        return added.facts().decoupled() == null || account == null
                ? transactions.add(added).map(Optional::of)
                : transactions.addAmong(Decoupling.MOST, account.cardId(), added);
    }

    /** The answer to the same request; fails where its key was another's. */
    private Uni<Optional<String>> answeredBefore(Opening opening) {
        return transactions
                .answered(opening.key().caller(), opening.key().key())
                .chain(before -> before.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : earlier(opening).map(Optional::of));
    }

    private Duration patience(Facts facts) {
        return facts.decoupled() == null
                ? config.firstCreq()
                : facts.decoupled().time();
    }

    private byte @Nullable [] sealed(Opening opening, @Nullable String value) {
        return value == null ? null : seal.seal(value, Results.SEALED_VALUE, opening.acsTransId());
    }

    /** What is kept of the value that was answered, or may come of the challenge. */
    private NewTransaction.@Nullable Value value(Opening opening, Decided decided) {
        String value = decided.opened().authenticationValue();
        return value == null && decided.valueForSuccess() == null
                ? null
                : new NewTransaction.Value(
                        opening.merchant().id(),
                        opening.merchant().acquirerBin(),
                        value == null ? null : values.hash(value));
    }

    private Uni<String> earlier(Opening opening) {
        return transactions
                .answered(opening.key().caller(), opening.key().key())
                .map(earlier -> earlier.filter(one -> MessageDigest.isEqual(
                                one.bodyHash(), opening.key().bodyHash()))
                        .map(Transactions.Answered::answer)
                        .orElseThrow(() -> new Refused(Refused.Why.KEY_TAKEN)));
    }
}
