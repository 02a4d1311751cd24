package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** What the shop does when somebody presses Pay: an AReq to the directory, and what its answer means. */
@ApplicationScoped
class Till {
    /** Longer than the directory waits for the issuer. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** So little that the demo's scorer has nothing against it. */
    private static final Money REFILL = Money.yen(500);

    private final ShopOrders orders;
    private final ShopMessages messages;
    private final Exchanges exchanges;
    private final Partners partners;
    private final Wire wire;

    Till(ShopOrders orders, ShopMessages messages, Exchanges exchanges, Partners partners, Wire wire) {
        this.orders = orders;
        this.messages = messages;
        this.exchanges = exchanges;
        this.partners = partners;
        this.wire = wire;
    }

    /** Opens the order; the result is either a challenge to show or a decision. */
    Uni<ShopOrder> pay(Checkout form, BrowserData.Sender sender) {
        Checkout.Basket basket = form.basket();
        ShopOrder order = opened(form, basket);
        ObjectNode aReq = messages.aReq(order, basket.money(), BrowserData.of(form, sender));
        if (form.isLater()) {
            ShopMessages.letAnswerLater(aReq);
        }
        if (form.offersTrust()) {
            ShopMessages.offerTrustList(aReq);
        }
        return settled(order, basket.money(), aReq);
    }

    private Uni<ShopOrder> settled(ShopOrder order, Money money, ObjectNode aReq) {
        return orders.add(order, money)
                .chain(() -> exchanges.add(Actor.SHOP, Actor.DIRECTORY, aReq))
                .chain(() -> ask(aReq))
                .call(answer -> exchanges.add(Actor.DIRECTORY, Actor.SHOP, answer))
                .chain(answer -> keep(order.id(), answer))
                .chain(() -> orders.get(order.id().toString()));
    }

    /** Charges the card of a paid order once more while its customer is absent. */
    Uni<ShopOrder> later(ShopOrder paid) {
        String acsTransId = paid.progress().acsTransId();
        if (!paid.mayBeFollowed() || acsTransId == null) {
            throw new Refusal(409, "Only a paid order can be followed by another charge.", "お支払い済みの注文だけが対象です。");
        }
        ShopOrder order = paid.followed(UUID.randomUUID(), REFILL);
        return settled(order, REFILL, messages.later(order, REFILL, acsTransId));
    }

    private Uni<ObjectNode> ask(ObjectNode aReq) {
        return wire.post(partners.directory(), aReq, PATIENCE)
                .onFailure()
                .recoverWithItem(failure -> Erro.after(failure).about(aReq, "S", "The directory did not answer."));
    }

    private Uni<Void> keep(UUID id, ObjectNode answer) {
        String acsUrl = Json.text(answer, "acsURL");
        String acsTransId = Json.text(answer, "acsTransID");
        boolean challenge = Json.text(answer, "transStatus").equals("C");
        if (challenge
                && !Partners.origin(acsUrl).isEmpty()
                && Ids.parse(acsTransId).isPresent()) {
            return orders.challenged(id, acsTransId, acsUrl);
        }
        if (Json.text(answer, "transStatus").equals("D")
                && Ids.parse(acsTransId).isPresent()) {
            return orders.decoupled(id, acsTransId, Json.text(answer, "cardholderInfo"));
        }
        return orders.decided(id, Decision.of(answer), acsTransId);
    }

    private static ShopOrder opened(Checkout form, Checkout.Basket basket) {
        return new ShopOrder(
                UUID.randomUUID(),
                form.serverTransId(),
                form.language(),
                basket.title(),
                basket.money().shown(),
                form.shopCard(),
                form.size(),
                form.sandboxed(),
                ShopOrder.Progress.none());
    }
}
