package org.sekisho.member;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sekisho.credential.passkey.Presented;
import org.sekisho.credential.passkey.WebAuthn;
import org.sekisho.credential.store.Credentials;
import org.sekisho.credential.store.PasskeyUses;
import org.sekisho.member.SignIns.Entry;
import org.sekisho.member.store.Sessions;

/** Signing in with a passkey. Unknown, removed, locked and wrong ones are answered alike. */
@ApplicationScoped
class PasskeySignIns {

    private final Pool pool;
    private final WebAuthn webAuthn;
    private final PasskeyUses uses;
    private final Credentials credentials;
    private final Sessions sessions;
    private final SignInBudget budget;
    private final MeterRegistry metrics;

    PasskeySignIns(
            Pool pool,
            WebAuthn webAuthn,
            PasskeyUses uses,
            Credentials credentials,
            Sessions sessions,
            SignInBudget budget,
            MeterRegistry metrics) {
        this.pool = pool;
        this.webAuthn = webAuthn;
        this.uses = uses;
        this.credentials = credentials;
        this.sessions = sessions;
        this.budget = budget;
        this.metrics = metrics;
    }

    Uni<Entry> signIn(String issuerId, String answer, String address) {
        Optional<Presented> presented = webAuthn.presented(answer);
        // not by passkey: its id stands in pages, and strangers could use up what its holder needs
        SignInBudget.Try attempt = budget.count(address);
        Uni<Entry> entry = attempt.within()
                ? presented.map(read -> lookedAt(issuerId, read)).orElseGet(() -> Uni.createFrom()
                        .item(new Entry.Refused()))
                : Uni.createFrom().item(new Entry.TooMany());
        return entry.invoke(outcome -> counted(outcome, attempt));
    }

    private void counted(Entry outcome, SignInBudget.Try attempt) {
        if (outcome instanceof Entry.In) {
            attempt.forget();
        }
        metrics.counter("sekisho.member.sign.ins", "outcome", outcome.getClass().getSimpleName())
                .increment();
    }

    /** The challenge is used up in the commit, whatever comes of it; session and counter stand or fall together. */
    private Uni<Entry> lookedAt(String issuerId, Presented presented) {
        return pool.withTransaction(db -> uses.forSignIn(db, issuerId, presented)
                .chain(used -> used.owner().map(owner -> begin(db, owner)).orElseGet(() -> Uni.createFrom()
                        .item(used.outcome() == PasskeyUses.Outcome.STALE ? new Entry.Stale() : new Entry.Refused()))));
    }

    private Uni<Entry> begin(SqlClient db, PasskeyUses.Owner owner) {
        return credentials
                .succeeded(db, owner.credentialId())
                .chain(() -> sessions.begin(db, owner.memberId()))
                .map(Entry.In::new);
    }
}
