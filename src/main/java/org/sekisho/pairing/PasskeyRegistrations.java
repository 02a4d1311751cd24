package org.sekisho.pairing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.credential.passkey.Passkey;
import org.sekisho.credential.passkey.RelyingParty;
import org.sekisho.credential.passkey.WebAuthn;
import org.sekisho.credential.store.PasskeyChallenges;
import org.sekisho.credential.store.PasskeyHolders;
import org.sekisho.credential.store.Passkeys;

/** How a member comes to a passkey: the browser is told what to make one with, and brings what it has made. */
@ApplicationScoped
public class PasskeyRegistrations {

    /** Long enough to fetch a telephone from the next room. */
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    /** The ways to an authenticator that browsers have names for. */
    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    private final PasskeyChallenges challenges;
    private final PasskeyHolders holders;
    private final Passkeys passkeys;
    private final RelyingParty party;
    private final WebAuthn webAuthn;

    PasskeyRegistrations(
            PasskeyChallenges challenges,
            PasskeyHolders holders,
            Passkeys passkeys,
            RelyingParty party,
            WebAuthn webAuthn) {
        this.challenges = challenges;
        this.holders = holders;
        this.passkeys = passkeys;
        this.party = party;
        this.webAuthn = webAuthn;
    }

    /**
     * What a browser makes a passkey with.
     *
     * @param challenge  in base64url
     * @param site       the RP ID
     * @param userHandle in base64url; random, so that it tells nobody who the member is
     * @param algorithms COSE's numbers of them
     * @param known      passkeys of the member, in base64url: an authenticator that has one makes no other
     */
    public record Begun(String challenge, String site, String userHandle, List<Long> algorithms, List<String> known) {

        /** Not the challenge. */
        @Override
        public String toString() {
            return "Begun[" + site + "]";
        }
    }

    /** Lets a member make a passkey. Whoever calls this has made sure that it is the member. */
    public Uni<Begun> begin(UUID memberId) {
        return holders.of(memberId).chain(holder -> passkeys.ofMember(memberId).chain(known -> challenges
                .draw(PasskeyChallenges.Aim.registration(memberId), VALIDITY)
                .map(challenge -> new Begun(
                        challenge,
                        party.id(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(holder.handle()),
                        WebAuthn.ALGORITHMS,
                        known.stream().map(Passkeys.Shown::rawId).toList()))));
    }

    /** What a browser made, and what its holder calls it. */
    public record Made(String attestation, String transports, String label) {

        /** Nothing of the person. */
        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    /** Keeps a passkey that was made with what {@link #begin} gave this member; false where it was not. */
    public Uni<Boolean> finish(UUID memberId, Made made) {
        return webAuthn.offered(made.attestation())
                .flatMap(offered -> webAuthn.made(offered)
                        .map(passkey -> keep(
                                memberId,
                                passkey,
                                new Passkeys.Named(offered.challenge(), made.label(), transports(made.transports())))))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> keep(UUID memberId, Passkey passkey, Passkeys.Named named) {
        return passkeys.add(memberId, passkey, named);
    }

    private static List<String> transports(String told) {
        return Stream.of(told.split(" "))
                .filter(TRANSPORTS::contains)
                .distinct()
                .sorted()
                .toList();
    }
}
