package org.sekisho.platform.key;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.platform.StartRefused;

/** Brings the key ring into the application. */
@ApplicationScoped
class Keys {

    private static final int FIRST = 1;

    /** Where the keys come from. */
    @ConfigMapping(prefix = "sekisho.keys")
    interface Config {

        /** The key file; needed in production. Mount it as a file, never pass keys in the environment. */
        Optional<Path> file();

        /** Use the public demo keys; true only in dev, test and demo. */
        @WithDefault("false")
        boolean demo();
    }

    /** Asks for the ring before anything else happens: without keys the start ends here, not at the first request. */
    void check(@Observes @Priority(FIRST) StartupEvent started, KeyRing ring) {}

    @Produces
    @Singleton
    KeyRing ring(Config config) {
        if (config.file().isPresent()) {
            KeyRing ring = KeyFile.read(config.file().get());
            if (!config.demo() && ring.sharesAKeyWith(KeyFile.demo())) {
                throw new StartRefused("The key file " + config.file().get()
                        + " contains demo keys, which are public; make new ones with the argument new-keys.");
            }
            return ring;
        }
        if (config.demo()) {
            return KeyFile.demo();
        }
        throw new StartRefused(
                "No keys are configured: set SEKISHO_KEYS_FILE to a key file, made once with the argument new-keys and shared by all replicas.");
    }
}
