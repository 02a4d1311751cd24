package org.sekisho.ds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;

/** The keys for which SDKs encrypt device data, each under a name of the operator's choice. */
@ConfigMapping(prefix = "sekisho.ds.sdk-keys")
interface DsSdkKeysConfig {

    /** All of them, old ones too as long as SDKs have them; none means that sdkEncData is not looked at. */
    @WithParentName
    Map<String, Named> byName();

    /** One key. */
    interface Named {

        /** directoryServerID, under which SDKs have the key. */
        String directoryServerId();

        /** Its private half, PEM with PKCS#8: RSA with 2048 bits or more, or P-256. */
        Path key();
    }
}
