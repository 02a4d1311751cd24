package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Profile;
import org.sekisho.card.store.Members;
import org.sekisho.credential.store.Credentials;
import org.sekisho.credential.store.SentCodes;
import org.sekisho.member.page.Notice;
import org.sekisho.member.store.Confirmations;
import org.sekisho.member.store.Confirmations.Waiting;
import org.sekisho.notification.Message.Channel;
import org.sekisho.notification.Notifications;

/** Where a member gets codes: a new address or number holds once a code that was sent there comes back. */
@ApplicationScoped
class Contacts {

    private static final int LONGEST = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:\\\\()\\[\\]]+@[^\\s@<>\",;:\\\\()\\[\\]]+\\.[^\\s@<>\",;:.\\\\()\\[\\]]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:-?[0-9]){8,14}");

    private final Pool pool;
    private final Members members;
    private final Credentials credentials;
    private final Confirmations confirmations;
    private final PasswordCheck check;
    private final Notifications notifications;
    private final Notices notices;
    private final SentCodes sentCodes;

    Contacts(
            Pool pool,
            Members members,
            Credentials credentials,
            Confirmations confirmations,
            PasswordCheck check,
            Notifications notifications,
            Notices notices,
            SentCodes sentCodes) {
        this.sentCodes = sentCodes;
        this.pool = pool;
        this.members = members;
        this.credentials = credentials;
        this.confirmations = confirmations;
        this.check = check;
        this.notifications = notifications;
        this.notices = notices;
    }

    /**
     * What came of asking for a change.
     *
     * @param confirmation waits for its code; absent where nothing was sent
     */
    record Asked(Notice notice, @Nullable UUID confirmation) {}

    /** Sends a code to a new address or number, for whoever knows the password. */
    Uni<Asked> ask(Profile member, Channel channel, String typed, String password) {
        String target = typed.strip();
        boolean possible = notifications.reach(channel)
                && (channel == Channel.EMAIL
                        ? isEmail(target)
                        : PHONE.matcher(target).matches());
        return !possible
                ? refused(channel == Channel.EMAIL ? Notice.EMAIL_FORMAT : Notice.PHONE_FORMAT)
                : check.check(member, password).chain(checked -> switch (checked) {
                    case PasswordCheck.Checked.Right right ->
                        forgiven(member, right.secret())
                                .chain(still -> still ? sent(member, channel, target) : refused(Notice.PASSWORD_WRONG));
                    case PasswordCheck.Checked.Wrong _ -> refused(Notice.PASSWORD_WRONG);
                    case PasswordCheck.Checked.Busy _ -> refused(Notice.BUSY);
                });
    }

    /** Whether a text can be a mail address; whether it is one, a code tells. */
    static boolean isEmail(String text) {
        return text.length() <= LONGEST && EMAIL.matcher(text).matches() && Characters.fit(text);
    }

    private Uni<Boolean> forgiven(Profile member, String secret) {
        return credentials.succeeded(
                pool, Optional.ofNullable(member.passwordId()).orElseThrow(), secret);
    }

    /** Sends a code to an address that nobody has to prove a right to: it holds only once the code comes back. */
    Uni<Asked> sent(Profile member, Channel channel, String target) {
        return confirmations
                .begin(member.id(), channel, target)
                .chain(begun -> begun.isEmpty()
                        ? refused(Notice.TOO_MANY_CODES)
                        : notices.code(member, channel, target, begun.get().code())
                                .replaceWith(new Asked(Notice.NONE, begun.get().id())));
    }

    private static Uni<Asked> refused(Notice why) {
        return Uni.createFrom().item(new Asked(why, null));
    }

    /** What still waits for its code. */
    Uni<Optional<Waiting>> waiting(Profile member, UUID id) {
        return confirmations.find(id, member.id());
    }

    /** Takes the code; the old address hears of it. */
    Uni<Notice> confirm(Profile member, UUID id, String code) {
        return confirmations.attempt(id, member.id(), digits(code)).chain(right -> right.map(
                        waiting -> kept(member, waiting))
                .orElseGet(() -> Uni.createFrom().item(Notice.CODE_WRONG)));
    }

    private Uni<Notice> kept(Profile member, Waiting waiting) {
        return pool.withTransaction(db -> confirmations
                        .use(db, waiting.id())
                        .call(used -> used
                                ? waiting.channel() == Channel.EMAIL
                                        ? members.setEmail(db, member.id(), waiting.target())
                                        : members.setPhone(db, member.id(), waiting.target())
                                : Uni.createFrom().voidItem())
                        .call(used -> used
                                ? sentCodes.offer(db, member.id())
                                : Uni.createFrom().voidItem()))
                .map(used -> used ? told(member, waiting) : Notice.CODE_WRONG);
    }

    private Notice told(Profile member, Waiting waiting) {
        boolean mail = waiting.channel() == Channel.EMAIL;
        notices.tell(member, mail ? Notices.Kind.EMAIL : Notices.Kind.PHONE);
        return mail ? Notice.EMAIL_CHANGED : Notice.PHONE_CHANGED;
    }

    /** People paste "123 456", and Japanese keyboards write full-width digits. */
    private static String digits(String code) {
        StringBuilder digits = new StringBuilder();
        code.codePoints()
                .filter(Character::isDigit)
                .limit(16)
                .forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }
}
