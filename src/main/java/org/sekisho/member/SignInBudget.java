package org.sekisho.member;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/**
 * How many failed sign-ins of one log-in id and from one address a replica looks at. A member's guesses are counted in the database;
 * this is against floods, and against one password tried on many ids. Known and unknown ids are treated alike.
 */
@ApplicationScoped
class SignInBudget {

    private static final long SLICE_MILLIS = 600_000;

    /** Beyond this many names in a slice all others share one count: a flood must not fill the memory. */
    private static final int MOST_NAMES = 50_000;

    private static final String OTHERS = "";

    private final MemberConfig config;
    private final Clock clock;
    private final KeyRing keys;
    private volatile Slice slice = new Slice(0, new ConcurrentHashMap<>());

    SignInBudget(MemberConfig config, Clock clock, KeyRing keys) {
        this.config = config;
        this.clock = clock;
        this.keys = keys;
    }

    private record Slice(long number, Map<String, AtomicInteger> counts) {

        AtomicInteger of(String name) {
            String kept = counts.size() < MOST_NAMES || counts.containsKey(name) ? name : OTHERS;
            return counts.computeIfAbsent(kept, fresh -> new AtomicInteger());
        }
    }

    /** One sign-in, counted as failed until it has not. */
    record Try(AtomicInteger ofId, AtomicInteger ofAddress, boolean within) {

        void forget() {
            ofId.decrementAndGet();
            ofAddress.decrementAndGet();
        }
    }

    Try count(String issuerId, String loginId, String address) {
        Slice now = now();
        AtomicInteger ofAddress = now.of("address " + address);
        if (ofAddress.incrementAndGet() > config.failuresPerAddress()) {
            // its ids are not counted: one address must not use up the names of all
            return new Try(new AtomicInteger(), ofAddress, false);
        }
        AtomicInteger ofId = now.of("id " + issuerId + " " + hash(loginId));
        return new Try(ofId, ofAddress, ofId.incrementAndGet() <= config.failuresPerLoginId());
    }

    /** How many names are counted. */
    int names() {
        return slice.counts().size();
    }

    /** A name of fixed length, however long the id that was sent. */
    private String hash(String loginId) {
        byte[] hash = KeyRing.hmac(keys.active(Purpose.STEP), loginId.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 12);
    }

    private Slice now() {
        long number = clock.millis() / SLICE_MILLIS;
        Slice seen = slice;
        if (seen.number() != number) {
            seen = new Slice(number, new ConcurrentHashMap<>());
            slice = seen;
        }
        return seen;
    }

    /** The sender's address; of IPv6 the half that names a network, since a household has all of the other. */
    static String address(HttpServerRequest request) {
        if (request.remoteAddress() == null) {
            return "";
        }
        String host = String.valueOf(request.remoteAddress().hostAddress());
        String[] parts = host.split(":", -1);
        return parts.length > 4 ? String.join(":", parts[0], parts[1], parts[2], parts[3]) : host;
    }
}
