package org.sekisho.credential.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sekisho.credential.oath.Ocra;
import org.sekisho.credential.oath.OcraSuite;
import org.sekisho.credential.oath.Totp;
import org.sekisho.platform.Recurring;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/**
 * Codes of the app and of members' own authenticators. A code of the app is made over the challenge number of its purchase, which
 * transaction, amount and payee make: for another purchase it is wrong.
 */
@ApplicationScoped
public class AppCodes {

    /** Digits of a code. */
    public static final int DIGITS = 6;

    /** Digits of a challenge number. */
    public static final int CHALLENGE_DIGITS = 10;

    /** How the app makes its codes; assets/ocra.js has the same. */
    static final OcraSuite SUITE = OcraSuite.of("OCRA-1:HOTP-SHA256-6:QN10-T30S");

    /** A code can be used for the minute that the app shows it, begun late in its step, and by a clock that runs half a minute ahead. */
    private static final int STEPS_BACK = 2;

    private static final int STEPS_AHEAD = 1;

    private static final byte[] CHALLENGE = "app challenge".getBytes(StandardCharsets.US_ASCII);

    private static final long CHALLENGES = 10_000_000_000L;

    private static final String DEVICES = """
            SELECT id, code_key, extract(epoch FROM clock_timestamp())::bigint AS now FROM app_device
            WHERE credential_id = $1 AND removed_at IS NULL ORDER BY id
            """;

    private static final String USE =
            "INSERT INTO app_code_use (device_id, acs_trans_id, step) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private static final String USED = "UPDATE app_device SET last_used_at = now() WHERE id = $1";

    /** Much longer than any purchase waits for its code. */
    private static final String FORGET = "DELETE FROM app_code_use WHERE used_at < now() - interval '1 day'";

    private final Pool pool;
    private final Recurring recurring;
    private final KeyRing keys;
    private final AppDevices devices;
    private final Authenticators authenticators;

    AppCodes(Pool pool, Recurring recurring, KeyRing keys, AppDevices devices, Authenticators authenticators) {
        this.pool = pool;
        this.recurring = recurring;
        this.keys = keys;
        this.devices = devices;
        this.authenticators = authenticators;
    }

    private record Hit(UUID deviceId, long step) {}

    /** The number of a purchase, which its page shows, the app shows, and a member without a network types into the app. */
    public String challengeDigits(Codes.Binding binding) {
        return challengeDigits(keys.active(Purpose.CODE), binding);
    }

    private static String challengeDigits(Key key, Codes.Binding binding) {
        byte[] hash = KeyRing.hmac(
                key,
                CHALLENGE,
                bytes(binding.acsTransId().toString()),
                bytes(binding.amount()),
                bytes(binding.payee()));
        return "%010d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), CHALLENGES));
    }

    /**
     * Uses a code: true for exactly one caller, and only for the purchase that it was made for. Members' own authenticators know
     * nothing of purchases; their codes are worth one success in all.
     */
    public Uni<Boolean> use(SqlClient db, Codes.Binding binding, String code) {
        return db.preparedQuery(DEVICES)
                .execute(Tuple.of(binding.credentialId()))
                .map(rows -> rows.stream()
                        .flatMap(row -> hits(row, binding, code).stream())
                        .toList())
                .chain(hits -> useFirst(db, binding, hits))
                .chain(used ->
                        used ? Uni.createFrom().item(true) : authenticators.use(db, binding.credentialId(), code));
    }

    /** Looks at every step and key, whether one has fitted or not: how long it takes says nothing. */
    private List<Hit> hits(Row row, Codes.Binding binding, String code) {
        UUID id = row.getUUID("id");
        byte[] key = devices.codeKey(row, id);
        long current = Totp.step(row.getLong("now"));
        byte[] typed = bytes(code);
        List<Hit> hits = new ArrayList<>();
        for (Key ring : keys.all(Purpose.CODE)) {
            String challenge = challengeDigits(ring, binding);
            for (long step = current - STEPS_BACK; step <= current + STEPS_AHEAD; step++) {
                if (MessageDigest.isEqual(bytes(code(key, challenge, step)), typed)) {
                    hits.add(new Hit(id, step));
                }
            }
        }
        return hits;
    }

    private static String code(byte[] key, String challenge, long step) {
        return Ocra.code(key, SUITE, Ocra.Input.of(challenge, step));
    }

    private static Uni<Boolean> useFirst(SqlClient db, Codes.Binding binding, List<Hit> hits) {
        Uni<Boolean> used = Uni.createFrom().item(false);
        for (Hit hit : hits) {
            used = used.chain(already -> already ? Uni.createFrom().item(true) : use(db, binding, hit));
        }
        return used;
    }

    private static Uni<Boolean> use(SqlClient db, Codes.Binding binding, Hit hit) {
        return db.preparedQuery(USE)
                .execute(Tuple.of(hit.deviceId(), binding.acsTransId(), hit.step()))
                .map(added -> added.rowCount() == 1)
                .call(first -> first
                        ? db.preparedQuery(USED).execute(Tuple.of(hit.deviceId()))
                        : Uni.createFrom().voidItem());
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take(
                "deleting old uses of codes", pool.query(FORGET).execute().replaceWithVoid());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
