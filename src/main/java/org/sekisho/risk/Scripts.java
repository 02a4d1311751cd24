package org.sekisho.risk;

import java.util.Optional;
import java.util.UUID;

/** What is fixed beforehand about authentications with a card. Only the demo has any. */
public interface Scripts {

    /** The script for a card, if there is one. */
    Optional<Script> of(UUID cardId);

    /** What an app asks its holder in place of a password, if it can. */
    Optional<Several> several(UUID cardId);
}
