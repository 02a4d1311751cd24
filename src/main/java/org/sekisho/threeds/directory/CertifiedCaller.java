package org.sekisho.threeds.directory;

import io.smallrye.common.vertx.ContextLocals;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Who of the {@link OtherCallers} has sent the request at hand, by the certificate they came with. */
public final class CertifiedCaller {

    private static final String CALLER = "org.sekisho.certified-caller";

    private CertifiedCaller() {}

    static void note(X500Principal subject) {
        ContextLocals.put(CALLER, subject);
    }

    /** The whole subject of that certificate; empty where the request came in by another port. */
    public static Optional<X500Principal> subject() {
        return ContextLocals.get(CALLER);
    }
}
