package org.sekisho.member;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekisho.platform.ClientAddress;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.platform.outbound.Addresses;

/**
 * How many failed sign-ins of one log-in id and from one address a replica looks at. A member's guesses are counted in the database;
 * this is against floods, and against one password tried on many ids. Known and unknown ids are treated alike.
 */
@ApplicationScoped
class SignInBudget {

    private static final long SLICE_MILLIS = 600_000;

    /**
     * Beyond this many names in a slice no further ones are counted: a flood must neither fill the memory nor keep members out. Locks and
     * the few places for hashes still hold.
     */
    private static final int MOST_NAMES = 50_000;

    private static final int IPV4 = 4;
    private static final int NETWORK = 8;

    private final MemberConfig config;
    private final Clock clock;
    private final KeyRing keys;
    private final ClientAddress addresses;
    private volatile Slice slice = new Slice(0, new ConcurrentHashMap<>());

    SignInBudget(MemberConfig config, Clock clock, KeyRing keys, ClientAddress addresses) {
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
        this.keys = keys;
    }

    private record Slice(long number, Map<String, AtomicInteger> counts) {

        AtomicInteger of(String name) {
            return counts.size() < MOST_NAMES || counts.containsKey(name)
                    ? counts.computeIfAbsent(name, fresh -> new AtomicInteger())
                    : new AtomicInteger();
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
        AtomicInteger ofAddress = address.isEmpty() ? new AtomicInteger() : now.of("address " + address);
        if (ofAddress.incrementAndGet() > config.failuresPerAddress()) {
            // its ids are not counted: one address must not use up the names of all
            return new Try(new AtomicInteger(), ofAddress, false);
        }
        AtomicInteger ofId = now.of("id " + issuerId + " " + hash(loginId));
        return new Try(ofId, ofAddress, ofId.incrementAndGet() <= config.failuresPerLoginId());
    }

    /** The same of somebody who brings no id that could be guessed. */
    Try count(String address) {
        AtomicInteger ofAddress = address.isEmpty() ? new AtomicInteger() : now().of("address " + address);
        return new Try(new AtomicInteger(), ofAddress, ofAddress.incrementAndGet() <= config.failuresPerAddress());
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

    /**
     * The sender's address; of IPv6 the half that names a network, since a household has all of the other. Empty for one that is not
     * public: that is a proxy, and behind it is everybody.
     */
    String address(HttpServerRequest request) {
        return addresses.of(request).map(SignInBudget::network).orElse("");
    }

    static String network(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            byte[] bytes = address.getAddress();
            return Addresses.isPublic(address)
                    ? HexFormat.of().formatHex(bytes, 0, bytes.length > IPV4 ? NETWORK : IPV4)
                    : "";
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
