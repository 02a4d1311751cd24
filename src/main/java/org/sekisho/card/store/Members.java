package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Profile;
import org.sekisho.platform.key.Seal;

/** All members of the issuers' sites. */
@ApplicationScoped
public class Members {

    private static final String ADD = """
            INSERT INTO member (id, issuer_id, login_id, language, shares_data, email) VALUES ($1, $2, $3, $4, true, $5)
            ON CONFLICT DO NOTHING
            """;

    private static final String SET_PHONE = "UPDATE member SET phone = $2 WHERE id = $1";

    private static final String SET_EMAIL = "UPDATE member SET email = $2 WHERE id = $1";

    private static final String SET_PASSWORD = "UPDATE member SET password_id = $2 WHERE id = $1";

    private static final String PROFILE =
            "SELECT id, issuer_id, login_id, language, shares_data, email, phone, password_id FROM member WHERE ";

    private static final String GET = PROFILE + "id = $1";
    private static final String FIND = PROFILE + "issuer_id = $1 AND login_id = $2";

    /** Its triggers wait until no question about the member is under way any more. */
    private static final String SHARE = "UPDATE member SET shares_data = $2 WHERE id = $1 AND shares_data <> $2";

    private final Pool pool;
    private final Seal seal;

    Members(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /** Adds a member, unless the issuer has the log-in id. */
    public Uni<Void> addIfAbsent(
            UUID id, String issuerId, String loginId, @Nullable String language, @Nullable String email) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        id,
                        issuerId,
                        loginId,
                        language,
                        email == null ? null : Buffer.buffer(seal.seal(email, Cards.EMAIL, id)))))
                .replaceWithVoid();
    }

    /** Keeps where a member gets codes by SMS. The number must have been confirmed. */
    public Uni<Void> setPhone(UUID id, String phone) {
        return pool.preparedQuery(SET_PHONE)
                .execute(Tuple.of(id, Buffer.buffer(seal.seal(phone, Cards.PHONE, id))))
                .replaceWithVoid();
    }

    /** Adds a member who signs in with a password of their own, in the caller's commit; false if the issuer has the log-in id. */
    public Uni<Boolean> add(SqlClient db, Profile member) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(member.id(), member.issuerId(), member.loginId(), member.language(), null))
                .map(added -> added.rowCount() == 1);
    }

    /** As below, in the caller's commit. */
    public Uni<Void> setPassword(SqlClient db, UUID id, UUID credentialId) {
        return db.preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id, credentialId))
                .replaceWithVoid();
    }

    /** Keeps what a member signs in with. */
    public Uni<Void> setPassword(UUID id, UUID credentialId) {
        return pool.preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id, credentialId))
                .replaceWithVoid();
    }

    /** Keeps a confirmed mail address, in the caller's commit. */
    public Uni<Void> setEmail(SqlClient db, UUID id, String email) {
        return set(db, SET_EMAIL, id, email, Cards.EMAIL);
    }

    /** Keeps a confirmed telephone number, in the caller's commit. */
    public Uni<Void> setPhone(SqlClient db, UUID id, String phone) {
        return set(db, SET_PHONE, id, phone, Cards.PHONE);
    }

    private Uni<Void> set(SqlClient db, String statement, UUID id, String value, String column) {
        return db.preparedQuery(statement)
                .execute(Tuple.of(id, Buffer.buffer(seal.seal(value, column, id))))
                .replaceWithVoid();
    }

    /** Lets data of a member be shared with the fraud-scoring provider, or stops that; true if it was otherwise before. */
    public Uni<Boolean> share(UUID id, boolean shares) {
        return pool.preparedQuery(SHARE).execute(Tuple.of(id, shares)).map(changed -> changed.rowCount() == 1);
    }

    /** The member with an id. */
    public Uni<Optional<Profile>> find(UUID id) {
        return pool.preparedQuery(GET).execute(Tuple.of(id)).map(this::profile);
    }

    /** The member of an issuer with a log-in id. */
    public Uni<Optional<Profile>> find(String issuerId, String loginId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(issuerId, loginId)).map(this::profile);
    }

    private Optional<Profile> profile(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> {
            UUID id = row.getUUID("id");
            return new Profile(
                    id,
                    row.getString("issuer_id"),
                    row.getString("login_id"),
                    row.getString("language"),
                    row.getBoolean("shares_data"),
                    open(row, "email", Cards.EMAIL, id),
                    open(row, "phone", Cards.PHONE, id),
                    row.getUUID("password_id"));
        });
    }

    private @Nullable String open(Row row, String field, String column, UUID id) {
        io.vertx.mutiny.core.buffer.Buffer sealed = row.getBuffer(field);
        return sealed == null ? null : seal.open(sealed.getBytes(), column, id);
    }
}
