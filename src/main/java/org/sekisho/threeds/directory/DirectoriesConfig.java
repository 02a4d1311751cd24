package org.sekisho.threeds.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The directory servers that may send AReqs, each under a name of the operator's choice. */
@ConfigMapping(prefix = "sekisho.directories")
interface DirectoriesConfig {

    /** All of them; none means that callers are not told apart. */
    @WithParentName
    Map<String, Named> byName();

    /** One directory server. */
    interface Named {

        /** The subject of its client certificate, written as in RFC 4514. */
        String subject();

        /** Hosts that a dsURL of its AReqs may name. */
        Set<String> hosts();

        /** The schemes of whose cards it may ask, as the card ranges name them; unset means all. */
        Optional<Set<String>> schemes();
    }
}
