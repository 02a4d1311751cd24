package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Authenticated;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.authvalue.Eci;
import org.sekisho.authvalue.Making;
import org.sekisho.authvalue.Oav1;
import org.sekisho.authvalue.ValueUnavailable;
import org.sekisho.card.Card;
import org.sekisho.card.CardRange;
import org.sekisho.protocol.ChallengeExemption;
import org.sekisho.protocol.TransStatus;
import org.sekisho.risk.Channel;
import org.sekisho.risk.Decision;
import org.sekisho.risk.Exemptions;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Limits;
import org.sekisho.transaction.Result;

/** Turns a decision into what is answered, stored and proven. */
@Singleton
class Results {

    static final String SEALED_VALUE = "transaction.sealed_value";

    private static final String VALUE = "value:unavailable";

    private final AuthenticationValues values;
    private final Webhooks webhooks;

    Results(AuthenticationValues values, Webhooks webhooks) {
        this.values = values;
        this.webhooks = webhooks;
    }

    /** A result without the value that belongs to it could not be paid with: it is none. */
    Uni<Decided> decided(Opening opening, CardRange range, Decoupling.Routed routed, Limits limits) {
        return of(opening, range, routed, limits)
                .onFailure(ValueUnavailable.class)
                .recoverWithUni(failure -> of(
                        opening, range, Decoupling.Routed.usual(routed.weighed().without(VALUE)), limits));
    }

    private Uni<Decided> of(Opening opening, CardRange range, Decoupling.Routed routed, Limits limits) {
        Weighed weighed = routed.weighed();
        Decision decision = weighed.decision();
        Facts facts = facts(opening, range, routed, limits);
        if (facts.decoupled() != null) {
            return decoupled(opening, range, weighed, facts);
        }
        if (decision.verdict() == Verdict.CHALLENGE) {
            Card.Proof proof = weighed.card()
                    .flatMap(known -> Optional.ofNullable(known.proof()))
                    .orElseThrow();
            Opened opened = new Opened(
                    opening.acsTransId(),
                    TransStatus.CHALLENGE,
                    null,
                    null,
                    null,
                    proof.method(),
                    null,
                    exemption(weighed),
                    facts);
            return opening.payment()
                    ? ProvenValues.text(each -> value(opening, facts, Oav1.Header.Outcome.CHALLENGED, each))
                            .map(proven -> new Decided(opened, null, proven, weighed.evidence(), null))
                    : Uni.createFrom().item(new Decided(opened, null, null, weighed.evidence(), null));
        }
        Result result = result(decision);
        return valueNow(opening, facts, result.status())
                .map(value -> ended(opening, range, weighed, facts, result, value.orElse(null)));
    }

    /** Only an approval can succeed, so there is one value to make. */
    private Uni<Decided> decoupled(Opening opening, CardRange range, Weighed weighed, Facts facts) {
        String info = CardholderInfo.decoupled(
                weighed.card().map(Card::member).map(Card.Member::language).orElse(opening.language()), range.issuer());
        Opened opened = new Opened(
                opening.acsTransId(), TransStatus.DECOUPLED, null, null, null, null, info, exemption(weighed), facts);
        return opening.payment()
                ? ProvenValues.ofApproval(each -> value(opening, facts, Oav1.Header.Outcome.DECOUPLED, each))
                        .map(proven -> new Decided(opened, null, proven, weighed.evidence(), null))
                : Uni.createFrom().item(new Decided(opened, null, null, weighed.evidence(), null));
    }

    private Decided ended(
            Opening opening, CardRange range, Weighed weighed, Facts facts, Result result, @Nullable String value) {
        String eci = Eci.of(facts.scheme(), result.status(), opening.payment());
        Opened opened = new Opened(
                opening.acsTransId(),
                result.status(),
                result.reason(),
                value,
                eci,
                null,
                info(opening, range, result),
                exemption(weighed),
                facts);
        return new Decided(
                opened, result, null, weighed.evidence(), webhooks.of(opening.acsTransId(), facts, result, value, eci));
    }

    /** 2.1.0 has it only where somebody is there to read it. */
    private static @Nullable String info(Opening opening, CardRange range, Result result) {
        boolean unread = opening.channel() == Channel.THREE_RI
                && opening.messageVersion().equals("2.1.0");
        return unread ? null : CardholderInfo.of(result, opening.language(), range.issuer());
    }

    private static @Nullable ChallengeExemption exemption(Weighed weighed) {
        return Exemptions.of(
                        weighed.rules(), weighed.evidence(), weighed.decision().verdict())
                .orElse(null);
    }

    private static Result result(Decision decision) {
        return new Result(decision.verdict().transStatus(), decision.reason(), null);
    }

    private static Facts facts(Opening opening, CardRange range, Decoupling.Routed routed, Limits limits) {
        Weighed weighed = routed.weighed();
        Decoupling.Apart apart = routed.apart();
        return new Facts(
                opening.messageVersion(),
                opening.messageCategory(),
                opening.threeDSServerTransID(),
                opening.dsTransID(),
                opening.dsURL(),
                opening.notificationURL(),
                opening.merchant().name(),
                opening.purchase(),
                opening.language(),
                range.issuer().id(),
                weighed.card()
                        .map(card -> account(card, apart == null ? card.proof() : apart.proof()))
                        .orElse(null),
                opening.requestorId(),
                range.scheme(),
                limits,
                weighed.decision().because(),
                weighed.scored(),
                weighed.deviceKey(),
                opening.app(),
                apart == null ? null : apart.asked(),
                MerchantNames.asker(opening),
                TrustList.of(opening, range.issuer(), weighed, apart == null),
                routed.fallsBack());
    }

    private static Facts.Account account(Card card, Card.@Nullable Proof proof) {
        return new Facts.Account(
                card.id(),
                card.lastFour(),
                proof == null ? null : proof.credentialId(),
                proof == null ? null : proof.method().name());
    }

    /** Only Y and A carry a value, and only payments need one. */
    private Uni<Optional<String>> valueNow(Opening opening, Facts facts, TransStatus status) {
        Oav1.Header.Outcome outcome =
                switch (status) {
                    case AUTHENTICATED -> Oav1.Header.Outcome.FRICTIONLESS;
                    case ATTEMPTED -> Oav1.Header.Outcome.ATTEMPTED;
                    default -> null;
                };
        return outcome == null || !opening.payment()
                ? Uni.createFrom().item(Optional.empty())
                : value(opening, facts, outcome, Oav1.Header.Proof.NONE).map(Optional::of);
    }

    private Uni<String> value(Opening opening, Facts facts, Oav1.Header.Outcome outcome, Oav1.Header.Proof proof) {
        TransStatus status =
                outcome == Oav1.Header.Outcome.ATTEMPTED ? TransStatus.ATTEMPTED : TransStatus.AUTHENTICATED;
        Facts.Purchase purchase = facts.purchase();
        String eci = Eci.of(facts.scheme(), status, true);
        return values.make(new Making(
                facts.scheme(),
                outcome,
                proof,
                opening.protocol(),
                new Authenticated(
                        opening.pan(),
                        opening.messageCategory(),
                        purchase == null ? null : purchase.amount(),
                        purchase == null ? null : purchase.currency(),
                        purchase == null ? null : Integer.toString(purchase.exponent()),
                        purchase == null ? null : purchase.date(),
                        opening.merchant().id(),
                        opening.merchant().acquirerBin(),
                        opening.merchant().name(),
                        opening.dsTransID(),
                        opening.acsTransId().toString(),
                        eci == null ? "" : eci)));
    }
}
