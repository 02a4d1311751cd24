package org.sekisho.ds;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.card.CardRange;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Issuers;
import org.sekisho.ds.store.ForeignRange;
import org.sekisho.ds.store.ForeignRanges;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.CardRangeList;
import org.sekisho.protocol.Pan;
import org.sekisho.threeds.OwnAcs;

/** Which ACS a card number belongs to, and what 3DS Servers are told of it. */
@Singleton
class Ranges {

    /** acsInfoInd: that it authenticates, answers attempts, asks cardholders elsewhere, and keeps trust lists. */
    private static final String AUTHENTICATES = "01";

    private static final String ATTEMPTS = "02";
    private static final String DECOUPLED = "03";
    private static final String TRUST_LIST = "04";
    private static final String METHOD = "/3ds/method";

    private final Issuers issuers;
    private final ForeignRanges foreign;
    private final OwnAcs ownAcs;
    private final DsConfig config;
    private final String methodUrl;

    Ranges(Issuers issuers, ForeignRanges foreign, OwnAcs ownAcs, DsConfig config, PublicAddress address) {
        this.issuers = issuers;
        this.foreign = foreign;
        this.ownAcs = ownAcs;
        this.config = config;
        this.methodUrl = address.of(METHOD);
    }

    /** Where an AReq goes. */
    sealed interface Way {

        /** To our own ACS. */
        record Own() implements Way {}

        /** To another. */
        record Foreign(ForeignRange range) implements Way {}
    }

    /** The way to the ACS of a card; none if nobody here knows it. */
    Optional<Way> way(Pan pan) {
        return issuers.find(pan).<Way>map(range -> new Way.Own()).or(() -> foreign.find(pan)
                .map(Way.Foreign::new));
    }

    /** All ranges as they are told. */
    CardRangeList told() {
        List<CardRangeList.Range> all = new ArrayList<>();
        List<String> versions =
                ownAcs.versions().stream().filter(config.versions()::contains).toList();
        if (!versions.isEmpty()) {
            issuers.ranges().forEach(range -> all.add(told(range, versions)));
        }
        foreign.all().forEach(range -> all.add(told(range)));
        return CardRangeList.of(all);
    }

    private CardRangeList.Range told(CardRange range, List<String> versions) {
        return new CardRangeList.Range(
                range.firstPan(), range.lastPan(), versions, abilities(range.issuer()), methodUrl);
    }

    private static List<String> abilities(Issuer issuer) {
        List<String> abilities = new ArrayList<>();
        abilities.add(AUTHENTICATES);
        if (issuer.whenNotRegistered() == Issuer.WhenNotRegistered.ATTEMPT) {
            abilities.add(ATTEMPTS);
        }
        abilities.add(DECOUPLED);
        if (issuer.trustList() != Issuer.TrustList.NEVER) {
            abilities.add(TRUST_LIST);
        }
        return List.copyOf(abilities);
    }

    private static CardRangeList.Range told(ForeignRange range) {
        return new CardRangeList.Range(
                range.firstPan(), range.lastPan(), range.versions(), range.abilities(), range.methodUrl());
    }
}
