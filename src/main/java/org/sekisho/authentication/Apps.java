package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.protocol.SdkKey;
import org.sekisho.transaction.Facts;

/** Merchants' apps, as whoever takes an AReq sees them: who speaks with them afterwards stands beside, not below. */
public interface Apps {

    /**
     * What an SDK says of itself.
     *
     * @param key          its own for this challenge
     * @param sdkInterface 01 its own screens, 02 pages, 03 both
     * @param uiTypes      the screens that it knows
     */
    record Sdk(String transID, String referenceNumber, SdkKey key, String sdkInterface, Set<String> uiTypes) {}

    /** How a challenge would be shown; empty where we know nothing that this SDK can show. */
    Optional<Facts.App> shown(Sdk sdk);

    /** Agrees on a key with the app of a challenge to come, keeps it, and gives acsSignedContent. */
    Uni<String> begin(UUID acsTransId, Sdk sdk);
}
