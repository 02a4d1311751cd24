package org.sekisho.platform.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where certificates are, each in PEM form. {@link TlsFiles} hands the paths on to Quarkus' TLS registry. */
@ConfigMapping(prefix = "sekisho.tls")
interface TlsConfig {

    /** How often the files of certificates are read again. */
    @WithDefault("10s")
    Duration reload();

    /** Towards browsers and merchants. */
    @WithName("public")
    Own ours();

    /** Towards directory servers that send AReqs. */
    OwnAndTrusted directory();

    /** Towards directory servers that get RReqs. */
    OwnAndTrusted directoryClient();

    /** Towards fraud-scoring providers. */
    OwnAndTrusted scoring();

    /** Towards a gateway that makes authentication values. */
    OwnAndTrusted value();

    /** A certificate of ours. */
    interface Own {

        /** The certificate and its chain. */
        Optional<Path> cert();

        /** Its key, PKCS#8. */
        Optional<Path> key();
    }

    /** A certificate of ours, and whom we believe. */
    interface OwnAndTrusted {

        /** The certificate and its chain. */
        Optional<Path> cert();

        /** Its key, PKCS#8. */
        Optional<Path> key();

        /** The CAs whose certificates we believe. */
        Optional<Path> ca();
    }
}
