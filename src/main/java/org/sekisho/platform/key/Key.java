package org.sekisho.platform.key;

/**
 * One secret of the ring.
 *
 * @param id     0–255, unique within its purpose; stored beside whatever was made with the key
 * @param active whether new things are made with it; a key that is not active still verifies and opens
 * @param secret 32 bytes
 */
public record Key(Purpose purpose, int id, boolean active, byte[] secret) {

    /** Bytes of every secret. */
    public static final int LENGTH = 32;

    /** Refuses an id outside one byte and a secret that is not 256 bits. */
    public Key {
        if (id < 0 || id > 255) {
            throw new IllegalArgumentException("the key id " + id + " is not between 0 and 255");
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("the key " + purpose + "/" + id + " is not 32 bytes long");
        }
    }

    @Override
    public String toString() {
        return purpose + "/" + id;
    }
}
