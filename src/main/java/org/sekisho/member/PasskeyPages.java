package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.sekisho.card.Profile;
import org.sekisho.credential.passkey.RelyingParty;
import org.sekisho.credential.store.PasskeyChallenges;
import org.sekisho.credential.store.Passkeys;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.PasskeysView;
import org.sekisho.member.page.SignInView;
import org.sekisho.member.page.Who;
import org.sekisho.pairing.PasskeyRegistrations;

/** The passkeys of a member: which there are, another, and one less; and what the sign-in page needs to ask for one. */
@ApplicationScoped
class PasskeyPages {

    /** Of a sign-in page; a later answer is told to try again. */
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final int LONGEST_LABEL = 40;

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyRegistrations registrations;
    private final RelyingParty party;
    private final Changes changes;
    private final Notices notices;

    PasskeyPages(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyRegistrations registrations,
            RelyingParty party,
            Changes changes,
            Notices notices) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.registrations = registrations;
        this.party = party;
        this.changes = changes;
        this.notices = notices;
    }

    /** The sign-in page. It asks for no passkey in particular: nobody learns from it who has one. */
    Uni<SignInView> signIn(Who who, String loginId, Notice notice) {
        return !party.isPossible()
                ? Uni.createFrom().item(new SignInView(who, loginId, null, notice))
                : challenges
                        .draw(PasskeyChallenges.Aim.signIn(who.issuerId()), VALIDITY)
                        .map(challenge ->
                                new SignInView(who, loginId, new SignInView.Passkey(challenge, party.id()), notice));
    }

    /** The list. */
    Uni<PasskeysView> list(Visit visit, Notice notice) {
        var zone = visit.issuer().zone();
        return passkeys.ofMember(visit.member().id())
                .map(all -> new PasskeysView(
                        visit.who(),
                        all.stream()
                                .map(one -> new PasskeysView.Shown(
                                        one.id().toString(),
                                        one.label(),
                                        one.backedUp(),
                                        one.since(),
                                        one.lastUsed(),
                                        zone))
                                .toList(),
                        party.isPossible(),
                        notice));
    }

    /** What the browser makes a passkey with, after the password. */
    Uni<Changes.Attempt<PasskeyRegistrations.Begun>> begin(Profile member, String password) {
        return changes.withPassword(member, password, () -> registrations.begin(member.id()));
    }

    /** Keeps what the browser has made; false where that was not what it was asked for. */
    Uni<Boolean> finish(Profile member, PasskeyRegistrations.Made made) {
        return registrations.finish(member.id(), made).invoke(added -> told(member, added, Notices.Kind.PASSKEY));
    }

    /** Takes one away: a lost telephone must be cut off at once, so nothing more is asked. False where it is not the member's. */
    Uni<Boolean> remove(Profile member, UUID id) {
        return passkeys.remove(member.id(), id).invoke(removed -> told(member, removed, Notices.Kind.PASSKEY_REMOVED));
    }

    private void told(Profile member, boolean done, Notices.Kind kind) {
        if (done) {
            notices.tell(member, kind);
        }
    }

    /** What a member calls a passkey; a name that cannot be used is as good as none. */
    static String label(String typed, String otherwise) {
        String label = NewMessage.kept(typed);
        return label.isEmpty() || Characters.count(label) > LONGEST_LABEL || !Characters.fit(label) ? otherwise : label;
    }
}
