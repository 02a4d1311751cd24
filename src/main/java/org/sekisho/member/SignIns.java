package org.sekisho.member;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.card.Profile;
import org.sekisho.card.store.Members;
import org.sekisho.credential.store.Credentials;
import org.sekisho.member.store.Sessions;

/** Signing in. Nobody learns from an answer whether a log-in id is known. */
@ApplicationScoped
class SignIns {

    private static final int LONGEST_ID = 64;

    private final Pool pool;
    private final Members members;
    private final Credentials credentials;
    private final Sessions sessions;
    private final PasswordCheck check;
    private final SignInBudget budget;
    private final MeterRegistry metrics;

    SignIns(
            Pool pool,
            Members members,
            Credentials credentials,
            Sessions sessions,
            PasswordCheck check,
            SignInBudget budget,
            MeterRegistry metrics) {
        this.pool = pool;
        this.members = members;
        this.credentials = credentials;
        this.sessions = sessions;
        this.check = check;
        this.budget = budget;
        this.metrics = metrics;
    }

    /** What came of a sign-in. */
    sealed interface Entry {
        /** With the token of the new session. */
        record In(String token) implements Entry {

            /** Without the token. */
            @Override
            public String toString() {
                return "In[…]";
            }
        }

        record Refused() implements Entry {}

        record Busy() implements Entry {}

        /** The page was too old. */
        record Stale() implements Entry {}

        record TooMany() implements Entry {}
    }

    Uni<Entry> signIn(String issuerId, String loginId, String password, String address) {
        SignInBudget.Try attempt = budget.count(issuerId, loginId, address);
        Uni<Entry> entry = attempt.within()
                ? lookedAt(issuerId, loginId, password)
                : Uni.createFrom().item(new Entry.TooMany());
        return entry.invoke(outcome -> counted(outcome, attempt));
    }

    private void counted(Entry outcome, SignInBudget.Try attempt) {
        if (outcome instanceof Entry.In || outcome instanceof Entry.Busy) {
            attempt.forget();
        }
        metrics.counter("sekisho.member.sign.ins", "outcome", outcome.getClass().getSimpleName())
                .increment();
    }

    private Uni<Entry> lookedAt(String issuerId, String loginId, String password) {
        return members.find(issuerId, storable(loginId))
                .chain(member -> check.check(member.orElse(null), password).chain(checked -> switch (checked) {
                    case PasswordCheck.Checked.Right right -> begin(member, right.secret());
                    case PasswordCheck.Checked.Wrong _ -> Uni.createFrom().item(new Entry.Refused());
                    case PasswordCheck.Checked.Busy _ -> Uni.createFrom().item(new Entry.Busy());
                }));
    }

    /** What cannot be in the table is looked for as well, under a name that nobody has. */
    private static String storable(String loginId) {
        String id = loginId.strip();
        return id.length() > LONGEST_ID || id.indexOf('\0') >= 0 ? "" : id;
    }

    /** A password that was changed while it was looked at opens nothing: the change has ended all sessions, and this would be one more. */
    private Uni<Entry> begin(Optional<Profile> found, String secret) {
        Profile member = found.orElseThrow();
        UUID credential = Optional.ofNullable(member.passwordId()).orElseThrow();
        return pool.withTransaction(db -> credentials
                .succeeded(db, credential, secret)
                .chain(still -> still
                        ? sessions.begin(db, member.id()).<Entry>map(Entry.In::new)
                        : Uni.createFrom().item(new Entry.Refused())));
    }
}
