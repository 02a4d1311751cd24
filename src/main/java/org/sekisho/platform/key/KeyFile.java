package org.sekisho.platform.key;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.sekisho.platform.StartRefused;

/** The key ring as a JSON file: {@code {"keys":[{"purpose":"pan","id":1,"active":true,"secret":"<base64, 32 bytes>"}, …]}}. */
public final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyFile() {}

    record Entry(String purpose, int id, boolean active, String secret) {
        Key toKey() {
            return new Key(
                    Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)),
                    id,
                    active,
                    Base64.getDecoder().decode(secret));
        }
    }

    record Content(List<Entry> keys) {}

    /** Reads a ring. @throws StartRefused when the file is missing or not a key ring; the message never quotes its content */
    public static KeyRing read(Path file) {
        try {
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            return ring(content.keys().stream().map(Entry::toKey).toList());
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new StartRefused("The key file " + file + " cannot be used: "
                    + (e instanceof IOException && !Files.isReadable(file)
                            ? "it does not exist or is not readable."
                            : "it is not a key ring; make one with the argument new-keys."));
        }
    }

    private static KeyRing ring(List<Key> keys) {
        if (!Derived.isNeeded(keys)) {
            return new KeyRing(keys);
        }
        LOG.warn(
                "The key file has no key for DEVICE, so one is derived from the active key for PAN; once no replica of an older version"
                        + " runs, add the device key of a fresh ring, which the argument new-keys prints.");
        return new KeyRing(Derived.complete(keys));
    }

    /** A new ring with one active random key for each purpose, as the content of a key file. */
    public static String fresh(SecureRandom random) {
        List<Entry> entries = Arrays.stream(Purpose.values())
                .map(purpose -> {
                    byte[] secret = new byte[Key.LENGTH];
                    random.nextBytes(secret);
                    return new Entry(
                            purpose.name().toLowerCase(Locale.ROOT),
                            1,
                            true,
                            Base64.getEncoder().encodeToString(secret));
                })
                .toList();
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Content(entries));
        } catch (IOException e) {
            throw new IllegalStateException("a list of texts can be written", e);
        }
    }

    /**
     * The ring of the demo: public by nature, the same on every machine, so that two demo instances on one database understand
     * each other. Production refuses it.
     */
    public static KeyRing demo() {
        return new KeyRing(Arrays.stream(Purpose.values())
                .map(purpose -> new Key(purpose, 1, true, sha256("sekisho demo key, not a secret: " + purpose)))
                .toList());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
