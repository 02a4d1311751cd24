package org.sekisho.credential.passkey;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** For which site passkeys are made. */
@ConfigMapping(prefix = "sekisho.passkey")
public interface PasskeyConfig {

    /** The site that passkeys belong to, if that is not the host of the public address; passkeys of another site do not work here. */
    Optional<String> rpId();
}
