package org.sekisho.threeds.directory;

import javax.security.auth.x500.X500Principal;

/** Others than directory servers who come in on the port of mutual TLS: which paths are theirs, and whom we know. */
public interface OtherCallers {

    /** Whether anybody is named, so that somebody may come. */
    boolean areKnown();

    /** Whether a path is theirs and not a directory server's. */
    boolean mayAsk(String path);

    /** Whether the subject of a certificate is one of theirs. */
    boolean include(X500Principal subject);
}
