package org.sekisho.platform;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes identifiers: UUIDv7 (RFC 9562), so that ids made together lie together in an index. They are not secrets. */
@Singleton
public class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random;

    Ids(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id: 48 bits of milliseconds, 74 random bits. */
    public UUID next() {
        byte[] bits = new byte[10];
        random.nextBytes(bits);
        ByteBuffer in = ByteBuffer.wrap(bits);
        long high = (clock.millis() << 16) | VERSION_7 | (in.getShort() & 0xFFF);
        long low = VARIANT | (in.getLong() >>> 2);
        return new UUID(high, low);
    }
}
