package org.sekisho.platform.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.Stream;

/**
 * The key of devices for a key file from before that purpose existed. A version before cannot read a file with the new purpose, and a
 * file without it must not end the start of this one: replicas are replaced one by one and share their file. Derived keys are
 * the same on every replica, and nobody finds the key they come from.
 */
final class Derived {

    private static final int ID = 0;
    private static final byte[] DEVICE = "sekisho key derived for devices".getBytes(US_ASCII);

    private Derived() {}

    /** Whether a file is that old. */
    static boolean isNeeded(List<Key> keys) {
        return keys.stream().noneMatch(key -> key.purpose() == Purpose.DEVICE);
    }

    /** The keys with the one that was missing; a file without one active key of card numbers is refused elsewhere. */
    static List<Key> complete(List<Key> keys) {
        Stream<Key> derived = keys.stream()
                .filter(key -> key.purpose() == Purpose.PAN && key.active())
                .limit(1)
                .map(pan -> new Key(Purpose.DEVICE, ID, true, KeyRing.hmac(pan, DEVICE)));
        return Stream.concat(keys.stream(), derived).toList();
    }
}
