package org.sekisho.threeds.directory;

import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A directory server.
 *
 * @param name what the operator calls it
 * @param subject of its client certificate
 * @param hosts that a dsURL of its AReqs may name
 * @param schemes of whose cards it may ask; empty for all
 */
record Directory(String name, X500Principal subject, Set<String> hosts, Set<String> schemes) {

    boolean serves(String scheme) {
        return schemes.isEmpty() || schemes.contains(scheme);
    }
}
