package org.sekisho.platform.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sekisho.platform.StartRefused;

/** All keys of an installation. New things are made with the one active key of a purpose; old things name the key they need. */
public final class KeyRing {

    private static final String HMAC = "HmacSHA256";

    /** Never used but cloned: asking the platform for one and giving it the key costs more than the HMAC of a card number. */
    private static final Map<Key, Mac> KEYED = new ConcurrentHashMap<>();

    private final Map<Purpose, List<Key>> keys = new EnumMap<>(Purpose.class);
    private final Map<Purpose, Key> active = new EnumMap<>(Purpose.class);

    /** @throws StartRefused unless each purpose has exactly one active key and no id twice */
    public KeyRing(List<Key> all) {
        for (Purpose purpose : Purpose.values()) {
            List<Key> ofPurpose =
                    all.stream().filter(key -> key.purpose() == purpose).toList();
            List<Key> inUse = ofPurpose.stream().filter(Key::active).toList();
            long ids = ofPurpose.stream().map(Key::id).distinct().count();
            if (inUse.size() != 1 || ids != ofPurpose.size()) {
                throw new StartRefused(
                        "The key ring needs exactly one active key for " + purpose + " and no key id twice, but has "
                                + inUse.size() + " active and " + (ofPurpose.size() - ids) + " repeated.");
            }
            keys.put(purpose, ofPurpose);
            active.put(purpose, inUse.getFirst());
        }
    }

    /** The key that new things are made with. */
    public Key active(Purpose purpose) {
        return Objects.requireNonNull(active.get(purpose));
    }

    /** Every key that may have been used, the active one and those being retired. */
    public List<Key> all(Purpose purpose) {
        return keys.getOrDefault(purpose, List.of());
    }

    /** The key with an id, if it is still in the ring. */
    public Optional<Key> find(Purpose purpose, int id) {
        return all(purpose).stream().filter(key -> key.id() == id).findFirst();
    }

    /** HMAC-SHA-256 over parts, each preceded by its length so that no two lists of parts give the same input. */
    public static byte[] hmac(Key key, byte[]... parts) {
        Mac mac = mac(key);
        for (byte[] part : parts) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** A fresh HMAC-SHA-256 for input that has its own canonical form. */
    public static Mac mac(Key key) {
        try {
            return (Mac) KEYED.computeIfAbsent(key, KeyRing::keyed).clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + HMAC + " can be cloned", e);
        }
    }

    private static Mac keyed(Key key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.secret(), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** Whether any key here is also in the other ring: how demo keys in production are found out. */
    public boolean sharesAKeyWith(KeyRing other) {
        return keys.values().stream().flatMap(List::stream).anyMatch(key -> other.all(key.purpose()).stream()
                .anyMatch(o -> Arrays.equals(o.secret(), key.secret())));
    }
}
