package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.OwnCard;
import org.sekisho.card.Profile;
import org.sekisho.card.store.OwnCards;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.Credentials;
import org.sekisho.member.PasswordCheck.Checked;
import org.sekisho.member.page.Notice;
import org.sekisho.member.store.Sessions;

/** What a member changes only with the password: whoever finds a browser signed in must not take the account over. */
@ApplicationScoped
class Changes {

    private final Pool pool;
    private final OwnCards cards;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PasswordCheck check;
    private final NewPassword rules;
    private final Notices notices;

    Changes(
            Pool pool,
            OwnCards cards,
            Credentials credentials,
            Passwords passwords,
            Sessions sessions,
            PasswordCheck check,
            NewPassword rules,
            Notices notices) {
        this.pool = pool;
        this.cards = cards;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.check = check;
        this.rules = rules;
        this.notices = notices;
    }

    /**
     * What came of a change.
     *
     * @param token of the session that goes on, where all others have ended
     */
    record Changed(Notice notice, @Nullable String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Changed[" + notice + "]";
        }
    }

    /** Another personal message. As the password is asked for, the two can be compared and nobody learns what it is. */
    Uni<Notice> message(Profile member, OwnCard card, String typed, String password) {
        String message = NewMessage.kept(typed);
        Optional<Notice> fault = NewMessage.fault(message);
        return fault.isPresent()
                ? Uni.createFrom().item(fault.get())
                : proven(member, password, proved -> saved(member, card, message, password))
                        .map(Changed::notice);
    }

    private Uni<Changed> saved(Profile member, OwnCard card, String message, String password) {
        if (NewMessage.kept(password).equals(message)) {
            return refused(Notice.MESSAGE_PASSWORD);
        }
        return pool.withTransaction(db -> cards.setPersonalMessage(db, card.id(), member.id(), message))
                .invoke(done -> notices.tell(member, Notices.Kind.MESSAGE))
                .replaceWith(new Changed(Notice.MESSAGE_SAVED, null));
    }

    /** Whatever else is for the member alone: the given work, after the password. The outcome says why there was none. */
    <T> Uni<Attempt<T>> withPassword(Profile member, String password, Supplier<Uni<T>> work) {
        return check.check(member, password).chain(checked -> switch (checked) {
            case Checked.Right right ->
                credentials
                        .succeeded(pool, credential(member), right.secret())
                        .chain(still -> still
                                ? work.get().map(Attempt::done)
                                : Uni.createFrom().item(Attempt.refused(Notice.PASSWORD_WRONG)));
            case Checked.Wrong _ -> Uni.createFrom().item(Attempt.refused(Notice.PASSWORD_WRONG));
            case Checked.Busy _ -> Uni.createFrom().item(Attempt.refused(Notice.BUSY));
        });
    }

    /** What came of such work; the result is absent where a notice says why. */
    record Attempt<T>(@Nullable T result, Notice notice) {
        static <T> Attempt<T> done(T result) {
            return new Attempt<>(result, Notice.NONE);
        }

        static <T> Attempt<T> refused(Notice why) {
            return new Attempt<>(null, why);
        }
    }

    /** Another password; all sessions end, and the one that asked for it gets another token. */
    Uni<Changed> password(Profile member, String old, String fresh) {
        return cards.of(member.id())
                .map(own -> rules.fault(fresh, member.loginId(), own))
                .chain(fault -> fault.isPresent()
                        ? refused(fault.get())
                        : proven(member, old, proved -> replaced(member, proved, fresh)));
    }

    private Uni<Changed> replaced(Profile member, String proved, String fresh) {
        return passwords
                .hash(fresh)
                .chain(hash -> pool.withTransaction(db -> credentials
                        .changePassword(db, credential(member), proved, hash)
                        .chain(changed -> changed
                                ? sessions.beginAnew(db, member.id())
                                        .map(token -> new Changed(Notice.PASSWORD_CHANGED, token))
                                : refused(Notice.PASSWORD_WRONG))))
                .invoke(changed -> {
                    if (changed.notice() == Notice.PASSWORD_CHANGED) {
                        notices.tell(member, Notices.Kind.PASSWORD);
                    }
                });
    }

    /** The change, given the stored form that was proved, for whoever knows the password; what was counted in advance is forgotten before it. */
    private Uni<Changed> proven(Profile member, String password, Function<String, Uni<Changed>> change) {
        return check.check(member, password).chain(checked -> switch (checked) {
            case Checked.Right right ->
                credentials
                        .succeeded(pool, credential(member), right.secret())
                        .chain(still -> still ? change.apply(right.secret()) : refused(Notice.PASSWORD_WRONG));
            case Checked.Wrong _ -> refused(Notice.PASSWORD_WRONG);
            case Checked.Busy _ -> refused(Notice.BUSY);
        });
    }

    private static Uni<Changed> refused(Notice why) {
        return Uni.createFrom().item(new Changed(why, null));
    }

    private static UUID credential(Profile member) {
        return Optional.ofNullable(member.passwordId()).orElseThrow();
    }
}
