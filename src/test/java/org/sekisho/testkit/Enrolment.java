package org.sekisho.testkit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Members;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.Credentials;
import org.sekisho.protocol.Pan;

/** Cards of the demo's issuer, each new: no test can lock another's. */
@ApplicationScoped
public class Enrolment {
    /** The password of every card that has one. */
    public static final String PASSWORD = "Sakura mankai 7";

    private static final String ISSUER = "demo";

    private final Members members;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Cards cards;
    private final Tables tables;
    private final AtomicInteger last = new AtomicInteger(1_000);
    private @Nullable String hash;

    Enrolment(Members members, Credentials credentials, Passwords passwords, Cards cards, Tables tables) {
        this.tables = tables;
        this.members = members;
        this.credentials = credentials;
        this.passwords = passwords;
        this.cards = cards;
    }

    /** A card that was just enrolled. */
    public record Enrolled(String pan, String email, UUID credentialId) {}

    /** A card whose holder has {@link #PASSWORD}. */
    public Enrolled withPassword() {
        return enrol(Method.PASSWORD, hashOfPassword(), nextEmail());
    }

    /** A card whose holder has this password. */
    public Enrolled withPassword(String password) {
        return enrol(Method.PASSWORD, done(passwords.hash(password)), nextEmail());
    }

    /** A card whose holder gets codes by mail. */
    public Enrolled withMailedCode() {
        return withMailedCode(nextEmail());
    }

    /** A card whose holder gets codes at this address. */
    public Enrolled withMailedCode(String email) {
        return enrol(Method.MAILED_CODE, null, email);
    }

    /** A card whose holder has the password, and gets codes by mail and at this number instead. */
    public Enrolled withEverything(String phone) {
        Enrolled enrolled = withPassword();
        UUID sent = UUID.randomUUID();
        UUID card = id("SELECT id::text FROM card WHERE credential_id = $1", enrolled.credentialId());
        UUID member = id("SELECT member_id::text FROM card WHERE credential_id = $1", enrolled.credentialId());
        done(credentials.addIfAbsent(sent, Method.MAILED_CODE, null));
        done(cards.addProof(card, sent));
        done(members.setPhone(member, phone));
        return enrolled;
    }

    /** A card that is nobody's yet; its number. */
    public String unregistered() {
        Pan pan = new Pan("%s%04d".formatted("356999000000", last.incrementAndGet()));
        done(cards.addIfAbsent(new Card(UUID.randomUUID(), ISSUER, pan.lastFour(), false, null, null), pan, null));
        return pan.digits();
    }

    /** Another card of the same holder, with the same credential. */
    public Enrolled anotherOf(Enrolled first, Method method) {
        return enrolCard(method, first.credentialId(), first.email());
    }

    /** Hashed once: a hundred cards must not cost a hundred hashes. */
    private synchronized String hashOfPassword() {
        if (hash == null) {
            hash = done(passwords.hash(PASSWORD));
        }
        return hash;
    }

    private String nextEmail() {
        return "holder-" + UUID.randomUUID() + "@mail.example";
    }

    private Enrolled enrol(Method method, @Nullable String secret, String email) {
        UUID credentialId = UUID.randomUUID();
        done(credentials.addIfAbsent(credentialId, method, secret));
        return enrolCard(method, credentialId, email);
    }

    private Enrolled enrolCard(Method method, UUID credentialId, String email) {
        Pan pan = new Pan("%s%04d".formatted("356999000000", last.incrementAndGet()));
        Card.Member member = new Card.Member(UUID.randomUUID(), null, true);
        done(members.addIfAbsent(member.id(), ISSUER, member.id().toString(), null, email));
        if (method == Method.PASSWORD) {
            done(members.setPassword(member.id(), credentialId));
        }
        Card.Proof proof = new Card.Proof(credentialId, method, false);
        done(cards.addIfAbsent(
                new Card(UUID.randomUUID(), ISSUER, pan.lastFour(), false, member, proof), pan, "山の上の茶屋"));
        return new Enrolled(pan.digits(), email, credentialId);
    }

    private UUID id(String select, UUID credentialId) {
        return UUID.fromString(Objects.requireNonNull(tables.text(select, credentialId)));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().indefinitely();
    }
}
