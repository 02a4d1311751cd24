package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Profile;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.Credentials;

/**
 * Whether a password is a member's. Each attempt is counted, and the count committed, before the hash is looked at, on the
 * credential that the challenge counts on as well: a lock is one lock. Unknown members, locked and wrong passwords take as long.
 */
@ApplicationScoped
class PasswordCheck {

    private static final int LONGEST = 256;

    /** Of no credential: who is unknown is looked up as often as who is known. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Pool pool;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Notices notices;

    PasswordCheck(Pool pool, Credentials credentials, Passwords passwords, Notices notices) {
        this.pool = pool;
        this.credentials = credentials;
        this.passwords = passwords;
        this.notices = notices;
    }

    /** What came of it. */
    sealed interface Checked {

        /**
         * It is the member's. The caller lets the credential forget its failures, if it still has this secret.
         *
         * @param secret the stored form that was compared
         */
        record Right(String secret) implements Checked {

            /** Without the secret. */
            @Override
            public String toString() {
                return "Right[…]";
            }
        }

        record Wrong() implements Checked {}

        /** Too many passwords are being looked at; nothing was counted. */
        record Busy() implements Checked {}
    }

    Uni<Checked> check(@Nullable Profile member, String password) {
        return passwords
                .placeBeside()
                .map(place -> counted(place, member, password).eventually(place::close))
                .orElseGet(() -> Uni.createFrom().item(new Checked.Busy()));
    }

    private Uni<Checked> counted(Passwords.Place place, @Nullable Profile member, String password) {
        UUID credential = member == null || member.passwordId() == null ? NOBODY : member.passwordId();
        String typed = password.length() > LONGEST ? "" : password;
        return credentials
                .count(pool, credential)
                .invoke(admitted -> warn(member, admitted))
                .chain(admitted -> compared(place, admitted, typed));
    }

    private void warn(@Nullable Profile member, Optional<Credentials.Admitted> admitted) {
        if (member != null && admitted.isPresent()) {
            notices.counted(member, admitted.get());
        }
    }

    private static Uni<Checked> compared(
            Passwords.Place place, Optional<Credentials.Admitted> admitted, String password) {
        String secret = admitted.map(Credentials.Admitted::secret).orElse(null);
        return secret == null
                ? place.matchesNothing(password).replaceWith(new Checked.Wrong())
                : place.matches(password, secret).map(right -> right ? new Checked.Right(secret) : new Checked.Wrong());
    }
}
