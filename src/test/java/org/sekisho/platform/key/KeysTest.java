package org.sekisho.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.platform.StartRefused;

class KeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID ROW = new UUID(1, 2);

    @TempDir
    Path folder;

    @Test
    void aFreshKeyFileIsAKeyRingWithoutDemoKeys() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), KeyFile.fresh(RANDOM));

        KeyRing ring = KeyFile.read(file);

        assertThat(ring.active(Purpose.PAN).secret()).hasSize(32);
        assertThat(ring.sharesAKeyWith(KeyFile.demo())).isFalse();
    }

    @Test
    void aMissingOrBrokenKeyFileIsOneSentenceThatQuotesNothing() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"keys\":[{\"secret\":\"hunter2\"}]}");

        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none.json")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> KeyFile.read(broken))
                .isInstanceOf(StartRefused.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aKeyFileFromBeforeDevicesWorksAndGivesEveryReplicaTheSameKeyForThem() throws IOException {
        Path file = Files.writeString(folder.resolve("old.json"), withoutDevice(KeyFile.fresh(RANDOM)));

        Key device = KeyFile.read(file).active(Purpose.DEVICE);

        assertThat(device.secret())
                .isEqualTo(KeyFile.read(file).active(Purpose.DEVICE).secret())
                .isNotEqualTo(KeyFile.read(file).active(Purpose.PAN).secret());
    }

    @Test
    void aKeyForDevicesInTheFileIsTheOneThatIsUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), KeyFile.fresh(RANDOM));
        Path old = Files.writeString(folder.resolve("old.json"), withoutDevice(Files.readString(file)));

        assertThat(KeyFile.read(file).active(Purpose.DEVICE).secret())
                .isNotEqualTo(KeyFile.read(old).active(Purpose.DEVICE).secret());
    }

    @Test
    void noOtherPurposeMayBeMissing() throws IOException {
        String fresh = KeyFile.fresh(RANDOM);
        Path file = Files.writeString(folder.resolve("keys.json"), fresh.replace("\"pan\"", "\"device\""));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PAN");
    }

    @Test
    void whatIsSealedOpensOnlyInItsRowAndColumn() {
        Seal seal = new Seal(KeyFile.demo(), RANDOM);
        byte[] sealed = seal.seal("富士山の朝焼け", "card.personal_message", ROW);

        assertThat(seal.open(sealed, "card.personal_message", ROW)).isEqualTo("富士山の朝焼け");
        assertThatThrownBy(() -> seal.open(sealed, "card.personal_message", new UUID(1, 3)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(sealed, "member.email", ROW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRetiredKeyStillOpensWhatItSealed() {
        byte[] sealed = new Seal(KeyFile.demo(), RANDOM).seal("text", "c", ROW);

        Seal rotated = new Seal(new KeyRing(withNewDataKey()), RANDOM);

        assertThat(rotated.open(sealed, "c", ROW)).isEqualTo("text");
        assertThat(rotated.seal("text", "c", ROW)[0]).isEqualTo((byte) 2);
    }

    @Test
    void twoPartsAreNotTheSameAsTheirConcatenation() {
        Key key = KeyFile.demo().active(Purpose.CODE);

        assertThat(KeyRing.hmac(key, new byte[] {1}, new byte[] {2}))
                .isNotEqualTo(KeyRing.hmac(key, new byte[] {1, 2}));
    }

    private static String withoutDevice(String file) {
        String old = file.replaceAll(",\\s*\\{[^{}]*\"device\"[^{}]*}", "");
        assertThat(old).isNotEqualTo(file);
        return old;
    }

    private static List<Key> withNewDataKey() {
        List<Key> keys = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            byte[] secret = KeyFile.demo().active(purpose).secret();
            keys.add(new Key(purpose, 1, purpose != Purpose.DATA, secret));
        }
        byte[] fresh = new byte[Key.LENGTH];
        RANDOM.nextBytes(fresh);
        keys.add(new Key(Purpose.DATA, 2, true, fresh));
        return keys;
    }
}
