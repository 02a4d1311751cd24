package org.sekisho.authvalue;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** OAV-1 with the keys of the ring: the active one makes, every one verifies. */
@Singleton
class OwnAlgorithm implements AuthenticationValueAlgorithm {

    private final KeyRing keys;
    private final SecureRandom random;

    OwnAlgorithm(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public Uni<String> make(Making making) {
        return Uni.createFrom()
                .item(Oav1.value(
                        keys.active(Purpose.VALUE),
                        making.outcome(),
                        making.proof(),
                        making.protocol(),
                        random.nextInt(),
                        making.what()));
    }

    @Override
    public Uni<Finding> verify(String scheme, String value, Authenticated what) {
        return Uni.createFrom().item(Oav1.verify(keys, value, what));
    }
}
