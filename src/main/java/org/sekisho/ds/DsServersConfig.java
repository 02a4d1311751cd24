package org.sekisho.ds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** The 3DS Servers that may ask us, each under a name of the operator's choice. */
@ConfigMapping(prefix = "sekisho.ds.servers")
interface DsServersConfig {

    /** All of them; none means that callers are not told apart. */
    @WithParentName
    Map<String, Named> byName();

    /** One 3DS Server. */
    interface Named {

        /** The subject of its client certificate, written as in RFC 4514. */
        String subject();

        /** Hosts that a threeDSServerURL of its AReqs may name. */
        Set<String> hosts();
    }
}
