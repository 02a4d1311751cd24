package org.sekisho.pairing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Holder;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.Colour;
import org.sekisho.credential.store.AppCredentials;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.notification.Notifications;
import org.sekisho.pairing.store.Registrations;
import org.sekisho.platform.Ids;

/** Sets the one-time-code app up for a card: invites the holder, then makes keys with their device. */
@ApplicationScoped
public class AppRegistrations {

    private static final int NAME = 8;

    /** Sixty bits: nobody finds it out by calculating within the half hour. */
    private static final int PASSWORD = 12;

    private final Registrations registrations;
    private final Cards cards;
    private final Issuers issuers;
    private final AppDevices devices;
    private final AppCredentials credentials;
    private final Notifications notifications;
    private final AppNotices notices;
    private final PairingConfig config;
    private final Pool pool;
    private final Ids ids;
    private final SecureRandom random;

    AppRegistrations(
            Registrations registrations,
            Cards cards,
            Issuers issuers,
            AppDevices devices,
            AppCredentials credentials,
            Notifications notifications,
            AppNotices notices,
            PairingConfig config,
            Pool pool,
            Ids ids,
            SecureRandom random) {
        this.registrations = registrations;
        this.cards = cards;
        this.issuers = issuers;
        this.devices = devices;
        this.credentials = credentials;
        this.notifications = notifications;
        this.notices = notices;
        this.config = config;
        this.pool = pool;
        this.ids = ids;
        this.random = random;
    }

    /**
     * An invitation, as the member's page shows it.
     *
     * @param name   the app registration ID, in groups of four
     * @param mailTo where the password went, masked
     */
    public record Begun(String name, @Nullable String mailTo, Instant expiresAt) {}

    /** What an app tells to be registered. All of it comes from a stranger. */
    public record Offer(String name, byte[] device, byte[] proof, String label, Colour colour) {

        /** Nothing of it. */
        @Override
        public String toString() {
            return "Offer[…]";
        }
    }

    /**
     * What the app needs besides the secret it calculates itself.
     *
     * @param answer shows that we know the registration password
     */
    public record Completed(
            UUID deviceId, byte[] server, byte[] answer, String issuerJa, String issuerEn, String lastFour) {}

    /** Invites the holder of a card; an earlier invitation ends. The password leaves by mail and is nowhere else. */
    public Uni<Begun> begin(UUID cardId) {
        return cards.holder(cardId).chain(holder -> begin(cardId, holder));
    }

    private Uni<Begun> begin(UUID cardId, Holder holder) {
        String email = holder.email();
        if (email == null) {
            return Uni.createFrom().failure(new IllegalStateException("a card whose holder has no mail address"));
        }
        UUID id = ids.next();
        String name = Letters.draw(NAME, random);
        String password = Letters.draw(PASSWORD, random);
        return registrations
                .add(id, name, cardId, Agreement.proofKey(name, password), config.registration())
                .chain(added -> added.isEmpty()
                        ? begin(cardId, holder)
                        : mail(id, cardId, holder, email, password)
                                .replaceWith(new Begun(Letters.grouped(name), holder.maskedEmail(), added.get())));
    }

    /** After the commit. */
    private Uni<Void> mail(UUID id, UUID cardId, Holder holder, String email, String password) {
        return cards.plate(cardId)
                .map(plate -> RegistrationMail.of(
                        id,
                        issuers.get(plate.orElseThrow().issuerId()),
                        plate.orElseThrow().lastFour(),
                        holder.language(),
                        email,
                        Letters.grouped(password),
                        config.registration()))
                .chain(notifications::send);
    }

    /**
     * Makes the keys of a device and adds it to its card. Empty for whatever is wrong; the try is counted before anything is looked at. The
     * same device gets the same answer again, because the first may not have reached it.
     */
    public Uni<Optional<Completed>> complete(Offer offer) {
        return registrations.count(offer.name(), config.tries()).chain(counted -> counted.filter(
                        found -> Agreement.isProven(found.proofKey(), offer.device(), offer.proof()))
                .map(found -> found.deviceId() == null ? register(found, offer) : again(found, offer))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Completed>> register(Registrations.Counted found, Offer offer) {
        Optional<ECPublicKey> theirs = P256.read(offer.device());
        if (theirs.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        KeyPair ours = P256.fresh(random);
        AppDevices.Keys keys = Agreement.keys(found.proofKey(), offer.device(), theirs.get(), ours);
        return cards.plate(found.cardId()).map(Optional::orElseThrow).chain(card -> add(found, offer, card, keys)
                .call(added -> added.isPresent()
                        ? notices.tell(AppNotices.News.ADDED, added.get(), card)
                        : Uni.createFrom().voidItem())
                .map(added -> added.map(id -> completed(found, id, card, offer.device(), keys.serverPublic()))));
    }

    /** Device, credential and the use of the invitation stand or fall together. */
    private Uni<Optional<UUID>> add(Registrations.Counted found, Offer offer, Cards.Plate card, AppDevices.Keys keys) {
        UUID id = ids.next();
        return pool.withTransaction(db -> credentials
                        .ofCard(db, card.id())
                        .chain(credential -> devices.add(db, id, credential, card, keys, offer.label(), offer.colour()))
                        .chain(() -> registrations.use(db, found.id(), id))
                        .invoke(used -> {
                            if (!used) {
                                throw new Late();
                            }
                        })
                        .replaceWith(Optional.of(id)))
                .onFailure(Late.class)
                .recoverWithItem(Optional.empty());
    }

    /** Takes back what the transaction has written so far. */
    private static final class Late extends RuntimeException {
        Late() {
            super("used by another device", null, false, false);
        }
    }

    private Uni<Optional<Completed>> again(Registrations.Counted found, Offer offer) {
        return registrations
                .used(found.id())
                .map(used -> used.filter(device -> MessageDigest.isEqual(device.devicePublic(), offer.device())))
                .chain(used -> used.map(device -> cards.plate(device.cardId())
                                .map(Optional::orElseThrow)
                                .map(card -> Optional.of(completed(
                                        found, device.deviceId(), card, offer.device(), device.serverPublic()))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Completed completed(
            Registrations.Counted found, UUID deviceId, Cards.Plate card, byte[] device, byte[] server) {
        var issuer = issuers.get(card.issuerId());
        return new Completed(
                deviceId,
                server,
                Agreement.answer(found.proofKey(), device, server),
                issuer.nameJa(),
                issuer.nameEn(),
                card.lastFour());
    }
}
