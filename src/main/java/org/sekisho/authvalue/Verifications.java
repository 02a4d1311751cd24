package org.sekisho.authvalue;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.AuthenticationValueAlgorithm.Finding;
import org.sekisho.authvalue.Verified.Looked;
import org.sekisho.authvalue.Verified.Result;
import org.sekisho.authvalue.store.Failures;
import org.sekisho.card.Card;
import org.sekisho.card.store.Cards;
import org.sekisho.protocol.Currencies;
import org.sekisho.protocol.TransStatus;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.IssuedValues;
import org.sekisho.transaction.store.IssuedValues.Issued;

/**
 * Verifies authentication values for the issuer's authorisation system. A failure is counted against the card before anything is
 * looked at. A use is counted and told, never refused: one authentication may pay for several shipments.
 */
@Singleton
public class Verifications {

    private static final String PAYMENT = "01";

    private final AuthenticationValues values;
    private final IssuedValues issued;
    private final Cards cards;
    private final Failures failures;
    private final ValueConfig config;
    private final MeterRegistry metrics;

    Verifications(
            AuthenticationValues values,
            IssuedValues issued,
            Cards cards,
            Failures failures,
            ValueConfig config,
            MeterRegistry metrics) {
        this.values = values;
        this.issued = issued;
        this.cards = cards;
        this.failures = failures;
        this.config = config;
        this.metrics = metrics;
    }

    /** Verifies one. */
    public Uni<Verified> verify(Presented presented) {
        return failures.count(presented.pan(), config.failures(), config.failurePeriod())
                .chain(left -> left.within()
                        ? look(presented)
                        : Uni.createFrom().<Verified>item(new Verified.TooMany(left.againIn())))
                .invoke(verified -> metrics.counter("sekisho.value.verifications", "result", name(verified))
                        .increment());
    }

    private Uni<Verified> look(Presented presented) {
        return record(presented)
                .chain(record -> find(presented, record.orElse(null))
                        .chain(finding -> judge(presented, record.orElse(null), finding)))
                .onFailure(ValueUnavailable.class)
                .recoverWithUni(() -> failures.takeBack(presented.pan()).replaceWith(new Verified.Unavailable()));
    }

    /** Of the transaction that the value, or the authorisation, names, where that was about this card. */
    private Uni<Optional<Issued>> record(Presented presented) {
        return cards.find(presented.pan())
                .chain(card -> card.map(known -> issued.find(wanted(presented, known), config.validity()))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private IssuedValues.Wanted wanted(Presented presented, Card card) {
        return new IssuedValues.Wanted(
                presented.issuerId(), card.id(), presented.dsTransId(), values.hashes(presented.value()));
    }

    private Uni<Finding> find(Presented presented, @Nullable Issued record) {
        return switch (presented.mode()) {
            case REFERENCE ->
                record == null
                        ? Uni.createFrom().item(Finding.FALSE)
                        : values.verify(presented.scheme(), presented.value(), authenticated(presented, record));
            case STRICT -> values.verify(presented.scheme(), presented.value(), said(presented, record));
        };
    }

    private Uni<Verified> judge(Presented presented, @Nullable Issued record, Finding finding) {
        return switch (finding) {
            case FALSE -> looked(Result.INVALID);
            case UNKNOWN_KEY -> looked(Result.UNKNOWN_KEY);
            case GENUINE ->
                record != null && !isThatOf(record, presented.value())
                        ? looked(Result.INVALID)
                        : failures.takeBack(presented.pan()).chain(() -> genuine(presented, record));
        };
    }

    private static Uni<Verified> looked(Result result) {
        return Uni.createFrom().item(new Looked(result, null, null));
    }

    /** Values were made for other proofs as well; only one of them was given away. */
    private boolean isThatOf(Issued record, String value) {
        byte[] hash = record.hash();
        return hash != null
                && values.hashes(value).stream()
                        .map(one -> MessageDigest.isEqual(one, hash))
                        .reduce(false, Boolean::logicalOr);
    }

    private Uni<Verified> genuine(Presented presented, @Nullable Issued record) {
        if (record == null) {
            return presented.acsTransId() == null
                    ? looked(Result.INVALID)
                    : issued.isOlder(UUID.fromString(presented.acsTransId()), config.validity())
                            .map(older -> new Looked(older ? Result.EXPIRED : Result.VALID, null, null));
        }
        UUID id = record.transaction().acsTransId();
        if (record.expired()) {
            return Uni.createFrom().item(new Looked(Result.EXPIRED, record.uses(), id));
        }
        return covers(record.transaction().facts().purchase(), presented)
                ? issued.use(id).map(uses -> new Looked(Result.VALID, uses, id))
                : Uni.createFrom().item(new Looked(Result.AMOUNT_EXCEEDED, record.uses(), id));
    }

    /** Shipments may cost less than was authenticated, never more, and not in other money. */
    private static boolean covers(Facts.@Nullable Purchase purchase, Presented presented) {
        String amount = presented.amount();
        String currency = presented.currency();
        if (amount == null || currency == null) {
            return presented.mode() == Presented.Mode.STRICT;
        }
        return purchase != null
                && purchase.currency().equals(currency)
                && purchase.exponent() == exponent(presented, purchase)
                && new BigInteger(amount).compareTo(new BigInteger(purchase.amount())) <= 0;
    }

    /** Authorisations that do not say it mean the currency's: the cardholder must have seen the same. */
    private static int exponent(Presented presented, Facts.Purchase purchase) {
        return presented.exponent() == null
                ? Currencies.exponent(purchase.currency()).orElse(purchase.exponent())
                : Integer.parseInt(presented.exponent());
    }

    /** What the value vouches for, as it was stored. */
    private static Authenticated authenticated(Presented presented, Issued record) {
        Facts facts = record.transaction().facts();
        Facts.Purchase purchase = facts.purchase();
        return new Authenticated(
                presented.pan(),
                facts.messageCategory(),
                purchase == null ? null : purchase.amount(),
                purchase == null ? null : purchase.currency(),
                purchase == null ? null : Integer.toString(purchase.exponent()),
                purchase == null ? null : purchase.date(),
                record.merchantId(),
                record.acquirerBin(),
                facts.merchantName(),
                facts.dsTransID(),
                record.transaction().acsTransId().toString(),
                text(Eci.of(facts.scheme(), status(record), facts.isPayment())));
    }

    private static TransStatus status(Issued record) {
        return record.transaction().state() instanceof State.Final end
                ? end.result().status()
                : TransStatus.CHALLENGE;
    }

    /** What the authorisation says; what it does not say comes from the record, where there is one. */
    private static Authenticated said(Presented presented, @Nullable Issued record) {
        Authenticated stored = record == null ? nothing(presented) : authenticated(presented, record);
        return new Authenticated(
                presented.pan(),
                either(presented.messageCategory(), stored.messageCategory()),
                or(presented.amount(), stored.amount()),
                or(presented.currency(), stored.currency()),
                or(presented.exponent(), stored.exponent()),
                or(presented.date(), stored.date()),
                or(presented.merchantId(), stored.merchantId()),
                or(presented.acquirerBin(), stored.acquirerBin()),
                or(presented.merchantName(), stored.merchantName()),
                or(presented.dsTransId(), stored.dsTransId()),
                either(presented.acsTransId(), stored.acsTransId()),
                either(presented.eci(), stored.eci()));
    }

    private static Authenticated nothing(Presented presented) {
        return new Authenticated(presented.pan(), PAYMENT, null, null, null, null, null, null, null, null, "", "");
    }

    private static @Nullable String or(@Nullable String said, @Nullable String stored) {
        return said == null ? stored : said;
    }

    private static String either(@Nullable String said, String stored) {
        return said == null ? stored : said;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String name(Verified verified) {
        return switch (verified) {
            case Looked looked -> looked.result().name();
            case Verified.TooMany _ -> "TOO_MANY";
            case Verified.Unavailable _ -> "UNAVAILABLE";
        };
    }
}
