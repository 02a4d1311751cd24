package org.sekisho.pairing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.oath.Base32;
import org.sekisho.credential.store.Authenticators;
import org.sekisho.platform.Ids;

/** Sets up an authenticator that a member has already. It gets the key by a picture, and shows with a first code that it has it. */
@ApplicationScoped
public class AuthenticatorEnrolments {

    /** RFC 4226 wants 160 bits, and authenticators expect no more for SHA-1. */
    private static final int KEY = 20;

    private final Authenticators authenticators;
    private final Cards cards;
    private final Issuers issuers;
    private final PairingConfig config;
    private final Ids ids;
    private final SecureRandom random;

    AuthenticatorEnrolments(
            Authenticators authenticators,
            Cards cards,
            Issuers issuers,
            PairingConfig config,
            Ids ids,
            SecureRandom random) {
        this.authenticators = authenticators;
        this.cards = cards;
        this.issuers = issuers;
        this.config = config;
        this.ids = ids;
        this.random = random;
    }

    /**
     * What the member's page shows once.
     *
     * @param address for an authenticator on the same device
     * @param key     for those that have no camera, in groups of four
     * @param picture the address as a QR code, an SVG
     */
    public record Begun(UUID id, String address, String key, String picture) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Begun[" + id + "]";
        }
    }

    /** Makes a key for a card; one that was begun before and never confirmed is forgotten. */
    public Uni<Begun> begin(UUID cardId, Locale locale) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        UUID id = ids.next();
        return cards.plate(cardId).map(plate -> plate.orElseThrow()).chain(card -> {
            OtpAuth address = new OtpAuth(
                    issuers.get(card.issuerId()).name(locale), "•••• " + card.lastFour(), Base32.encode(key));
            return authenticators
                    .begin(id, card, key, config.registration())
                    .replaceWith(() -> new Begun(
                            id,
                            address.text(),
                            address.key().replaceAll("(.{4})(?=.)", "$1 "),
                            QrPicture.of(address.text())));
        });
    }

    /** Takes the first code: from then on the holder of the card is asked for codes of it. False when it is wrong. */
    public Uni<Boolean> confirm(UUID id, UUID cardId, String code) {
        return authenticators.confirm(id, cardId, code, config.tries());
    }
}
