package org.sekisho.sdk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Challenges in merchants' apps. */
@ConfigMapping(prefix = "sekisho.sdk")
interface SdkConfig {

    /** The key that signs acsSignedContent, PEM with PKCS#8: RSA with 2048 bits or more, or P-256. Unset: apps are not offered. */
    Optional<Path> signingKey();

    /** Its certificate and every one between it and the directory's root, PEM, in this order. */
    Optional<Path> signingCert();

    /** Make a key and a certificate at each start; true only in dev, test and demo. No app outside believes it. */
    @WithDefault("false")
    boolean demoKey();
}
