package org.sekisho.testkit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.card.store.Members;
import org.sekisho.credential.store.Credentials;
import org.sekisho.protocol.Pan;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/** Issuers with a card range, a card and two operators, each new: rules of one test decide nothing in another. */
@ApplicationScoped
public class OperatedIssuers {

    private static final Set<String> ALL_SCOPES =
            Set.of("rules:read", "rules:write", "decisions:read", "invitations:write", "values:verify");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Issuers issuers;
    private final Requestors requestors;
    private final Members members;
    private final Credentials credentials;
    private final Cards cards;
    private final AtomicInteger last = new AtomicInteger();

    OperatedIssuers(Issuers issuers, Requestors requestors, Members members, Credentials credentials, Cards cards) {
        this.issuers = issuers;
        this.requestors = requestors;
        this.members = members;
        this.credentials = credentials;
        this.cards = cards;
    }

    /**
     * An issuer.
     *
     * @param pan    of a card whose holder gets codes by mail
     * @param writer a client with all scopes
     * @param second another one
     */
    public record Operated(String id, String pan, String writer, String second) {

        /** A request of the first operator. */
        public RequestSpecification asked(String... scopes) {
            return by(writer, scopes);
        }

        /** A request of one of the operators, with all its scopes or those named. */
        public RequestSpecification by(String client, String... scopes) {
            return given().auth()
                    .oauth2(MerchantCalls.token(client, client + "-secret", scopes))
                    .contentType(ContentType.JSON);
        }

        /** Writes a draft and gives its number. */
        public int draft(String rules) {
            return asked().body("{\"rules\": " + rules + "}")
                    .post("/v1/rule-sets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("version");
        }

        /** Publishes a version. */
        public void publish(int version) {
            by(second).post("/v1/rule-sets/" + version + "/publication").then().statusCode(200);
        }

        /** The answer to a purchase in yen. */
        public JsonNode purchase(long yen) {
            return Acs.answer(Messages.aReq(pan).put("purchaseAmount", Long.toString(yen)));
        }
    }

    /** A new one, known at once. */
    public Operated anIssuer() {
        return anIssuer("JCB");
    }

    /** The same, of another scheme. */
    public Operated anIssuer(String scheme) {
        int number = last.incrementAndGet();
        String id = "issuer-" + UUID.randomUUID().toString().substring(0, 8);
        String cardsOf = "356980%06d".formatted(number);
        done(() -> issuers.addIfAbsent(issuer(id), cardsOf + "0000", cardsOf + "9999", scheme));
        Operated operated = new Operated(id, cardsOf + "0011", id + "-writer", id + "-second");
        card(operated);
        operator(operated.writer(), id);
        operator(operated.second(), id);
        awaitNextLook(operated);
        return operated;
    }

    /**
     * Not by reading settings at once: a look that began before would put the older ones in their place again. Beside an executable nothing
     * looks by itself.
     */
    private void awaitNextLook(Operated operated) {
        if (SekishoProcess.isNative()) {
            done(issuers::reload);
            MerchantCalls.reload(requestors);
            MerchantCalls.awaitKnown(operated.second());
        }
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> issuers.find(new Pan(operated.pan())).isPresent()
                        && requestors.findClient(operated.second()).isPresent());
    }

    private static Issuer issuer(String id) {
        return new Issuer(
                id,
                "発行会社",
                "Issuer",
                "#2f4b8f",
                "0120-000-000",
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                Issuer.WhenNotRegistered.ATTEMPT,
                Issuer.WhenFraud.NOT_AUTHENTICATED,
                "392",
                null,
                true);
    }

    private void card(Operated operated) {
        UUID credentialId = UUID.randomUUID();
        Card.Member member = new Card.Member(UUID.randomUUID(), null, true);
        Pan pan = new Pan(operated.pan());
        done(() -> members.addIfAbsent(member.id(), operated.id(), "holder", null, "holder@mail.example"));
        done(() -> credentials.addIfAbsent(credentialId, Method.MAILED_CODE, null));
        Card.Proof proof = new Card.Proof(credentialId, Method.MAILED_CODE, false);
        done(() -> cards.addIfAbsent(
                new Card(UUID.randomUUID(), operated.id(), pan.lastFour(), false, member, proof), pan, null));
    }

    private void operator(String clientId, String issuerId) {
        done(() -> requestors.addIfAbsent(
                new Requestor(UUID.randomUUID(), clientId, "An operator", ALL_SCOPES, Set.of(), null, issuerId),
                clientId + "-secret",
                null));
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
