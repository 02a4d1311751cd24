package org.sekisho.ds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How we present ourselves as a directory server. */
@ConfigMapping(prefix = "sekisho.ds")
interface DsConfig {

    /** Whether we are a directory server at all. */
    @WithDefault("false")
    boolean enabled();

    /** dsReferenceNumber: EMVCo's approval number where there is one. */
    @WithDefault("SEKISHO-NOT-APPROVED")
    String referenceNumber();

    /** Base of every dsURL, without a slash at the end, where other ACSs do not reach us by the public address. */
    Optional<URI> url();

    /** The versions that card ranges of our own are told with, if the ACS answers them; it may answer more. */
    @WithDefault("2.2.0,2.3.1")
    Set<String> versions();

    /** How long an ACS may take for its ARes. */
    @WithDefault("10s")
    Duration aresTimeout();

    /** How long a 3DS Server may take for its RRes: below the five seconds that the ACS waits for us. */
    @WithDefault("4s")
    Duration rresTimeout();

    /** What we answer to payments in place of an ACS that does not. */
    @WithDefault("unavailable")
    StandIn.Answer standIn();

    /** PReqs that one 3DS Server may send to one replica in a minute. */
    @WithDefault("10")
    int preqsPerMinute();
}
