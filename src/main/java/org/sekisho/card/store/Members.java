package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Seal;

/** All members of the issuers' sites. */
@ApplicationScoped
public class Members {

    private static final String ADD = """
            INSERT INTO member (id, issuer_id, login_id, language, shares_data, email) VALUES ($1, $2, $3, $4, true, $5)
            ON CONFLICT DO NOTHING
            """;

    private static final String SET_PHONE = "UPDATE member SET phone = $2 WHERE id = $1";

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
}
