package org.sekisho.threeds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How this ACS presents itself to directory servers. */
@ConfigMapping(prefix = "sekisho.acs")
interface ThreeDsConfig {

    /** acsReferenceNumber: EMVCo's approval number where there is one. */
    @WithDefault("SEKISHO-NOT-APPROVED")
    String referenceNumber();

    /** acsOperatorID, as the directory assigned it. */
    Optional<String> operatorId();

    /** Hosts that a dsURL may name; unset allows every public host. */
    Optional<Set<String>> directoryHosts();
}
