package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Holder;
import org.sekisho.card.OwnCard;
import org.sekisho.card.store.OwnCards;
import org.sekisho.card.store.TrustedMerchants;
import org.sekisho.card.store.TrustedMerchants.Trusted;
import org.sekisho.member.page.HomeView;
import org.sekisho.member.page.Notice;
import org.sekisho.member.store.Reports;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.Purchases;
import org.sekisho.transaction.store.Purchases.Purchase;

/** What the first page shows. */
@ApplicationScoped
class Overviews {

    private static final int MOST_PURCHASES = 20;

    /** challengeCancel of challenges that nobody answered. */
    private static final Set<String> SILENCE = Set.of("04", "05", "08");

    private final OwnCards cards;
    private final Purchases purchases;
    private final Reports reports;
    private final Notifications notifications;
    private final TrustedMerchants trusted;

    Overviews(
            OwnCards cards,
            Purchases purchases,
            Reports reports,
            Notifications notifications,
            TrustedMerchants trusted) {
        this.trusted = trusted;
        this.notifications = notifications;
        this.cards = cards;
        this.purchases = purchases;
        this.reports = reports;
    }

    Uni<HomeView> of(Visit visit, Notice notice) {
        return cards.of(visit.member().id()).chain(own -> purchases
                .recent(own.stream().map(OwnCard::id).toList(), MOST_PURCHASES)
                .chain(recent -> Uni.combine()
                        .all()
                        .unis(
                                reports.among(recent.stream()
                                        .map(Purchase::acsTransId)
                                        .toList()),
                                trusted.of(visit.member().id()))
                        .with((reported, shops) -> view(visit, notice, own, shops, recent, reported))));
    }

    private HomeView view(
            Visit visit,
            Notice notice,
            List<OwnCard> cards,
            List<Trusted> shops,
            List<Purchase> recent,
            Set<UUID> reported) {
        Holder contacts =
                new Holder(null, visit.member().email(), visit.member().phone(), null);
        return new HomeView(
                visit.who(),
                visit.member().loginId(),
                contacts.maskedEmail(),
                contacts.maskedPhone(),
                notifications.reach(Message.Channel.SMS),
                notice,
                cards.stream().map(card -> card(visit, card, shops)).toList(),
                recent.stream()
                        .map(purchase -> line(visit, purchase, reported.contains(purchase.acsTransId())))
                        .toList(),
                visit.member().sharesData());
    }

    private static HomeView.Card card(Visit visit, OwnCard card, List<Trusted> shops) {
        return new HomeView.Card(
                card.id().toString(),
                card.lastFour(),
                card.product().name(),
                card.blocked(),
                card.personalMessage(),
                card.methods().stream().map(Enum::name).toList(),
                shops.stream()
                        .filter(shop -> shop.cardId().equals(card.id()))
                        .map(shop -> new HomeView.Shop(
                                shop.key(),
                                shop.name(),
                                shop.since(),
                                visit.issuer().zone()))
                        .toList());
    }

    /** One purchase as a page shows it. */
    HomeView.Line line(Visit visit, Purchase purchase, boolean reported) {
        Facts facts = purchase.facts();
        return new HomeView.Line(
                purchase.acsTransId().toString(),
                facts.merchantName(),
                facts.purchase() == null ? null : facts.purchase().money(),
                purchase.at(),
                visit.issuer().zone(),
                facts.account() == null ? "" : facts.account().lastFour(),
                result(purchase),
                reported);
    }

    private static HomeView.Result result(Purchase purchase) {
        if (purchase.status() == null) {
            return HomeView.Result.RUNNING;
        }
        return switch (purchase.status()) {
            case "Y" -> HomeView.Result.CONFIRMED;
            case "A" -> HomeView.Result.ATTEMPTED;
            case "I" -> HomeView.Result.NOTED;
            case "U" -> "03".equals(purchase.cancel()) ? HomeView.Result.TIMED_OUT : HomeView.Result.FAILED;
            default -> ended(purchase.cancel());
        };
    }

    /** [3DS: challengeCancel] */
    private static HomeView.Result ended(@Nullable String cancel) {
        if ("01".equals(cancel)) {
            return HomeView.Result.CANCELLED;
        }
        return cancel != null && SILENCE.contains(cancel) ? HomeView.Result.TIMED_OUT : HomeView.Result.REFUSED;
    }
}
