package org.sekisho.card.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.exception.ConstraintViolationException;
import org.sekisho.card.CardRange;
import org.sekisho.card.Issuer;
import org.sekisho.card.MadeUpCards;
import org.sekisho.platform.Ids;
import org.sekisho.platform.SettingsInMemory;
import org.sekisho.protocol.Pan;

/** All issuers and their card ranges. Every request needs them, so they are read from memory; a change is seen within seconds. */
@Singleton
public class Issuers implements SettingsInMemory {

    private final IssuerRows issuers;
    private final CardRangeRows ranges;
    private final Ids ids;
    private final MadeUpCards madeUp;

    private volatile Known known = Known.of(List.of());

    Issuers(IssuerRows issuers, CardRangeRows ranges, Ids ids, MadeUpCards madeUp) {
        this.madeUp = madeUp;
        this.issuers = issuers;
        this.ranges = ranges;
        this.ids = ids;
    }

    /** The range a card number lies in, if it is one of ours. */
    public Optional<CardRange> find(Pan pan) {
        NavigableMap<String, CardRange> ofLength =
                known.ranges().get(pan.digits().length());
        var below = ofLength == null ? null : ofLength.floorEntry(pan.digits());
        return Optional.ofNullable(below)
                .map(Map.Entry::getValue)
                .filter(range -> range.contains(pan))
                .or(() -> madeUp(pan));
    }

    private Optional<CardRange> madeUp(Pan pan) {
        return madeUp.find(pan).flatMap(one -> find(one.issuerId()).map(issuer -> one.range(issuer, pan)));
    }

    /** All ranges, in no order. */
    public List<CardRange> ranges() {
        return known.ranges().values().stream()
                .flatMap(ofLength -> ofLength.values().stream())
                .toList();
    }

    /** The issuer with an id; fails if there is none. */
    public Issuer get(String id) {
        return Optional.ofNullable(known.issuers().get(id))
                .orElseThrow(() -> new IllegalStateException("there is no issuer " + id));
    }

    /** The issuer with an id, if there is one. */
    public Optional<Issuer> find(String id) {
        return Optional.ofNullable(known.issuers().get(id));
    }

    /** The issuer of an installation that has one only. */
    public Optional<Issuer> only() {
        Collection<Issuer> all = known.issuers().values();
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    /** Ranges by length and first number, so that ten thousand are as fast as ten; ranges do not overlap. */
    private record Known(Map<Integer, NavigableMap<String, CardRange>> ranges, Map<String, Issuer> issuers) {

        static Known of(List<CardRange> all) {
            Map<Integer, NavigableMap<String, CardRange>> ranges = new HashMap<>();
            Map<String, Issuer> issuers = new HashMap<>();
            for (CardRange range : all) {
                ranges.computeIfAbsent(range.firstPan().length(), length -> new TreeMap<>())
                        .put(range.firstPan(), range);
                issuers.put(range.issuer().id(), range.issuer());
            }
            return new Known(ranges, issuers);
        }
    }

    @Override
    public Uni<Void> reload() {
        return Panache.withSession(ranges::listAll)
                .map(rows -> rows.stream().map(CardRangeRow::toRange).toList())
                .invoke(ranges -> known = Known.of(ranges))
                .replaceWithVoid();
    }

    /** Adds an issuer with one range, unless the issuer is there or another instance adds it at the same moment. */
    public Uni<Void> addIfAbsent(Issuer issuer, String firstPan, String lastPan, String scheme) {
        return Panache.withTransaction(() -> issuers.findById(issuer.id())
                        .chain(there -> there != null
                                ? Uni.createFrom().voidItem()
                                : issuers.persist(IssuerRow.of(issuer))
                                        .chain(row -> ranges.persist(range(row, firstPan, lastPan, scheme)))
                                        .replaceWithVoid()))
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }

    private CardRangeRow range(IssuerRow issuer, String firstPan, String lastPan, String scheme) {
        CardRangeRow row = new CardRangeRow();
        row.id = ids.next();
        row.issuer = issuer;
        row.firstPan = firstPan;
        row.lastPan = lastPan;
        row.scheme = scheme;
        return row;
    }
}
