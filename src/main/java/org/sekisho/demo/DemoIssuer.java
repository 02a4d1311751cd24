package org.sekisho.demo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.card.store.Members;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.Credentials;
import org.sekisho.platform.PublicAddress;
import org.sekisho.protocol.Pan;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/** Fills an empty database with the demo's issuer, members, cards, merchant and operator; what is there stays as it is. */
@ApplicationScoped
class DemoIssuer {

    static final String ISSUER = "demo";
    static final String CLIENT_ID = "demo-shop";
    static final String CLIENT_SECRET = "demo-shop-secret";
    static final String OPERATOR_SECRET = "demo-operator-secret";
    static final String WEBHOOK_SECRET = "whsec_c2VraXNoby1kZW1vLXdlYmhvb2stc2VjcmV0LTAwMDE=";

    /** The card that the demo's app is for. */
    static final UUID APP_CARD = id(25);

    private final DemoConfig settings;
    private final Issuers issuers;
    private final Members members;
    private final Cards cards;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Requestors requestors;
    private final PublicAddress address;

    DemoIssuer(
            DemoConfig settings,
            Issuers issuers,
            Members members,
            Cards cards,
            Credentials credentials,
            Passwords passwords,
            Requestors requestors,
            PublicAddress address) {
        this.settings = settings;
        this.issuers = issuers;
        this.members = members;
        this.cards = cards;
        this.credentials = credentials;
        this.passwords = passwords;
        this.requestors = requestors;
        this.address = address;
    }

    /** After the migrations, before anybody asks. */
    void fill(@Observes @Priority(Interceptor.Priority.APPLICATION + 600) StartupEvent event) throws Throwable {
        if (settings.enabled()) {
            VertxContextSupport.subscribeAndAwait(this::everything);
        }
    }

    private Uni<Void> everything() {
        Card.Member hanako = new Card.Member(id(1), null, true);
        Card.Member taro = new Card.Member(id(2), null, true);
        return issuers.addIfAbsent(issuer(), "3569990000000000", "3569990000009999", "JCB")
                .chain(() -> members.addIfAbsent(hanako.id(), ISSUER, "hanako", null, "hanako@example.jp"))
                .chain(() -> members.addIfAbsent(taro.id(), ISSUER, "taro", null, "taro@example.jp"))
                .chain(() -> passwords.hash("Sakura-0011"))
                .chain(hash -> credentials.addIfAbsent(id(11), Method.PASSWORD, hash))
                .chain(() -> credentials.addIfAbsent(id(12), Method.MAILED_CODE, null))
                .chain(() -> card("3569990000000011", id(21), hanako, proof(id(11), Method.PASSWORD), false, "富士山の朝焼け"))
                .chain(() ->
                        card("3569990000000029", id(22), taro, proof(id(12), Method.MAILED_CODE), false, "みかん畑と汽車"))
                .chain(this::everyWay)
                .chain(this::signIns)
                .chain(() -> card("3569990000000045", id(23), null, null, false, null))
                .chain(() -> card("3569990000000052", id(24), null, null, true, null))
                .chain(this::simulator)
                .chain(() -> requestors.addIfAbsent(shop(), CLIENT_SECRET, WEBHOOK_SECRET))
                .chain(() -> requestors.addIfAbsent(operator(), OPERATOR_SECRET, null));
    }

    /** A member with more ways than one to answer. */
    private Uni<Void> everyWay() {
        Card.Member jiro = new Card.Member(id(3), null, true);
        return members.addIfAbsent(jiro.id(), ISSUER, "jiro", null, "jiro@example.jp")
                .chain(() -> members.setPhone(jiro.id(), "090-1234-5678"))
                .chain(() -> passwords.hash(DemoCard.EVERYTHING.password()))
                .chain(hash -> credentials.addIfAbsent(id(13), Method.PASSWORD, hash))
                .chain(() -> credentials.addIfAbsent(id(14), Method.MAILED_CODE, null))
                .chain(() -> card(
                        DemoCard.EVERYTHING.number(), id(25), jiro, proof(id(13), Method.PASSWORD), false, "柚子湯と雪見窓"))
                .chain(() -> cards.addProof(id(25), id(14)));
    }

    /** The cards that stand for those of the simulator, all of one person. */
    private Uni<Void> simulator() {
        Card.Member kenji = new Card.Member(id(4), null, true);
        Uni<Void> holder = members.addIfAbsent(kenji.id(), ISSUER, "kenji", null, "kenji@example.jp")
                .chain(() -> passwords.hash(Simulator.PASSWORD))
                .chain(hash -> credentials.addIfAbsent(id(16), Method.PASSWORD, hash));
        return Simulator.rows()
                .reduce(
                        holder,
                        (before, row) -> before.chain(() -> card(
                                Simulator.PREFIX + "00" + row,
                                Simulator.id(row),
                                kenji,
                                proof(id(16), Method.PASSWORD),
                                false,
                                "折り鶴と竹林")),
                        (first, second) -> second)
                .chain(() -> card(
                        Simulator.SEVERAL_NUMBER,
                        Simulator.SEVERAL_ID,
                        kenji,
                        proof(id(16), Method.PASSWORD),
                        false,
                        "折り鶴と竹林"));
    }

    /** What members sign in with: the password of their card, or for Taro, whose card gets codes, one for the pages alone. */
    private Uni<Void> signIns() {
        return passwords
                .hash("Mikan-0029")
                .chain(hash -> credentials.addIfAbsent(id(15), Method.PASSWORD, hash))
                .chain(() -> members.setPassword(id(1), id(11)))
                .chain(() -> members.setPassword(id(2), id(15)))
                .chain(() -> members.setPassword(id(3), id(13)));
    }

    private static Issuer issuer() {
        return new Issuer(
                ISSUER,
                "関所カード",
                "Sekisho Card",
                "#2f4b8f",
                "0120-000-000",
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                Issuer.WhenNotRegistered.ATTEMPT,
                Issuer.WhenFraud.NOT_AUTHENTICATED,
                "392",
                null,
                true,
                Issuer.TrustList.WHEN_ASKED);
    }

    private Uni<Void> card(
            String pan,
            UUID id,
            Card.@Nullable Member member,
            Card.@Nullable Proof proof,
            boolean blocked,
            @Nullable String personalMessage) {
        Pan number = new Pan(pan);
        return cards.addIfAbsent(
                new Card(id, ISSUER, number.lastFour(), blocked, member, proof), number, personalMessage);
    }

    private static Card.Proof proof(UUID credentialId, Method method) {
        return new Card.Proof(credentialId, method, false);
    }

    private Requestor shop() {
        return new Requestor(
                id(31),
                CLIENT_ID,
                "Demo shop",
                Set.of("enrolment:read", "authentications:write", "authentications:read"),
                new LinkedHashSet<>(
                        List.of(address.base().toString(), "http://localhost:8080", "https://shop.example")),
                address.of("/demo/shop/webhook"));
    }

    private static Requestor operator() {
        return new Requestor(
                id(32),
                "demo-operator",
                "Demo operator",
                Set.of("rules:read", "rules:write", "decisions:read", "invitations:write", "values:verify"),
                Set.of(),
                null,
                ISSUER);
    }

    /** Fixed ids, so that two instances that fill one database at the same moment write the same rows. */
    static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
