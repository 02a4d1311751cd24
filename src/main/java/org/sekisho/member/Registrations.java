package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Method;
import org.sekisho.card.Profile;
import org.sekisho.card.store.Invitations;
import org.sekisho.card.store.Invitations.Known;
import org.sekisho.card.store.Members;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.Credentials;
import org.sekisho.credential.store.PasskeyHolders;
import org.sekisho.credential.store.SentCodes;
import org.sekisho.member.page.Notice;
import org.sekisho.member.store.Sessions;
import org.sekisho.notification.Message.Channel;
import org.sekisho.platform.Ids;

/** Registering a card by its issuer's invitation: for a new member, or as a further card of one. */
@ApplicationScoped
class Registrations {

    private static final Pattern LOGIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{3,31}");

    private final Pool pool;
    private final Ids ids;
    private final Invitations invitations;
    private final Members members;
    private final Credentials credentials;
    private final PasskeyHolders passkeyHolders;
    private final SentCodes sentCodes;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Contacts contacts;
    private final NewPassword rules;
    private final ProvisionalMessage messages;
    private final SignInBudget budget;
    private final Notices notices;

    Registrations(
            Pool pool,
            Ids ids,
            Invitations invitations,
            Members members,
            Credentials credentials,
            PasskeyHolders passkeyHolders,
            SentCodes sentCodes,
            Passwords passwords,
            Sessions sessions,
            Contacts contacts,
            NewPassword rules,
            ProvisionalMessage messages,
            SignInBudget budget,
            Notices notices) {
        this.pool = pool;
        this.ids = ids;
        this.invitations = invitations;
        this.members = members;
        this.credentials = credentials;
        this.passkeyHolders = passkeyHolders;
        this.sentCodes = sentCodes;
        this.passwords = passwords;
        this.sessions = sessions;
        this.contacts = contacts;
        this.rules = rules;
        this.messages = messages;
        this.budget = budget;
        this.notices = notices;
    }

    /** What proves that a card may be registered. */
    record Invitation(String issuerId, String code, String lastFour, String address) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Invitation[" + issuerId + "]";
        }
    }

    /** Who wants to become a member. */
    record Wish(String loginId, String password, String email, Locale locale) {

        /** Nothing of the person. */
        @Override
        public String toString() {
            return "Wish[…]";
        }
    }

    /**
     * What came of it.
     *
     * @param token        of the new member's session; absent where somebody was signed in, or nothing came of it
     * @param confirmation waits for the code that went to the mail address; absent where nothing was sent
     */
    record Registered(
            Notice notice, @Nullable String token, @Nullable UUID confirmation) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Registered[" + notice + "]";
        }
    }

    /** The invitation or the card went to somebody else in between; what was written goes with it. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("somebody else was faster", null, false, false);
        }
    }

    /** A further card of a member who is signed in. */
    Uni<Registered> add(Invitation invitation, Profile member, Locale locale) {
        UUID credential = Optional.ofNullable(member.passwordId()).orElseThrow();
        return invited(invitation, known -> committed(db -> claimed(db, known, member.id(), credential, locale)
                        .replaceWith(new Registered(Notice.CARD_ADDED, null, null)))
                .invoke(done -> told(member, done)));
    }

    private void told(Profile member, Registered done) {
        if (done.notice() == Notice.CARD_ADDED) {
            notices.tell(member, Notices.Kind.CARD);
        }
    }

    /** A new member with a first card. The mail address is asked to confirm itself; until then nothing is sent there. */
    Uni<Registered> join(Invitation invitation, Wish wish) {
        Optional<Notice> fault = fault(wish);
        return fault.isPresent() ? refused(fault.get()) : invited(invitation, known -> joined(invitation, wish, known));
    }

    private Optional<Notice> fault(Wish wish) {
        if (!LOGIN_ID.matcher(wish.loginId()).matches()) {
            return Optional.of(Notice.LOGIN_ID_FORMAT);
        }
        return rules.fault(wish.password(), wish.loginId(), List.of())
                .or(() -> Contacts.isEmail(wish.email()) ? Optional.empty() : Optional.of(Notice.EMAIL_FORMAT));
    }

    /** The rest, for whoever knows code and card; wrong, used, expired and tried too often look alike. */
    private Uni<Registered> invited(Invitation invitation, Function<Known, Uni<Registered>> rest) {
        // In one spelling: else each hyphen would be another code with tries of its own.
        SignInBudget.Try attempt =
                budget.count(invitation.issuerId(), Invitations.plain(invitation.code()), invitation.address());
        return !attempt.within()
                ? refused(Notice.TOO_MANY)
                : invitations
                        .attempt(invitation.issuerId(), invitation.code(), invitation.lastFour())
                        .chain(known -> known.map(found -> invitations
                                        .forgive(found.id())
                                        .chain(() -> rest.apply(found))
                                        .invoke(done -> settle(attempt, done.notice())))
                                .orElseGet(() -> refused(Notice.INVITATION_WRONG)));
    }

    /** A taken id counts as a failure: else one invitation would tell of any number of ids whether they are somebody's. */
    private static void settle(SignInBudget.Try attempt, Notice notice) {
        if (notice != Notice.LOGIN_ID_TAKEN) {
            attempt.forget();
        }
    }

    private Uni<Registered> joined(Invitation invitation, Wish wish, Known known) {
        Profile member = new Profile(
                ids.next(),
                invitation.issuerId(),
                wish.loginId(),
                wish.locale().getLanguage(),
                true,
                null,
                null,
                ids.next());
        return passwords
                .placeBeside()
                .map(place -> hashed(member, wish, known).eventually(place::close))
                .orElseGet(() -> refused(Notice.BUSY));
    }

    private Uni<Registered> hashed(Profile member, Wish wish, Known known) {
        UUID credential = Optional.ofNullable(member.passwordId()).orElseThrow();
        return passwords
                .hash(wish.password())
                .chain(hash -> committed(db -> members.add(db, member)
                        .chain(added -> !added
                                ? refused(Notice.LOGIN_ID_TAKEN)
                                : credentials
                                        .add(db, credential, Method.PASSWORD, hash)
                                        .chain(() -> members.setPassword(db, member.id(), credential))
                                        .chain(() -> claimed(db, known, member.id(), credential, wish.locale()))
                                        .chain(() -> sessions.begin(db, member.id()))
                                        .map(token -> new Registered(Notice.CARD_ADDED, token, null)))))
                .chain(done -> done.token() == null ? Uni.createFrom().item(done) : asked(member, wish, done));
    }

    private Uni<Registered> asked(Profile member, Wish wish, Registered done) {
        return contacts.sent(member, Channel.EMAIL, wish.email().strip())
                .map(asked -> new Registered(done.notice(), done.token(), asked.confirmation()));
    }

    private Uni<Void> claimed(SqlClient db, Known known, UUID member, UUID credential, Locale locale) {
        return invitations
                .claim(db, known, member, credential, messages.in(locale))
                .chain(claimed -> claimed
                        ? passkeyHolders
                                .offerFor(db, member, known.cardId())
                                .chain(() -> sentCodes.offerFor(db, member, known.cardId()))
                        : Uni.createFrom().failure(new Lost()));
    }

    private Uni<Registered> committed(Function<SqlClient, Uni<Registered>> work) {
        return pool.withTransaction(work::apply)
                .onFailure(Lost.class)
                .recoverWithItem(() -> new Registered(Notice.INVITATION_WRONG, null, null));
    }

    private static Uni<Registered> refused(Notice why) {
        return Uni.createFrom().item(new Registered(why, null, null));
    }
}
