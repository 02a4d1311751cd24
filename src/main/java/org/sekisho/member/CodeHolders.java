package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.card.Holder;
import org.sekisho.card.OwnCard;
import org.sekisho.card.Profile;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.credential.store.Authenticators;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.ProofsView;
import org.sekisho.pairing.AppRegistrations;
import org.sekisho.pairing.AuthenticatorEnrolments;
import org.sekisho.platform.PublicAddress;

/** The apps and authenticators of a member's cards: which there are, what sets another up, and taking one away. */
@ApplicationScoped
class CodeHolders {

    private final AppDevices devices;
    private final Authenticators authenticators;
    private final AppRegistrations registrations;
    private final AuthenticatorEnrolments enrolments;
    private final Changes changes;
    private final Notices notices;
    private final PublicAddress address;

    CodeHolders(
            AppDevices devices,
            Authenticators authenticators,
            AppRegistrations registrations,
            AuthenticatorEnrolments enrolments,
            Changes changes,
            Notices notices,
            PublicAddress address) {
        this.devices = devices;
        this.authenticators = authenticators;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.changes = changes;
        this.notices = notices;
        this.address = address;
    }

    /** Where the app is. */
    String app() {
        return address.base().resolve("/app").toString();
    }

    /** The page of a card. */
    Uni<ProofsView> of(Visit visit, OwnCard card, Notice notice) {
        return holders(visit, card.id())
                .map(holders -> new ProofsView(
                        visit.who(),
                        card.id().toString(),
                        card.lastFour(),
                        app(),
                        new Holder(null, visit.member().email(), null, null).maskedEmail(),
                        holders,
                        notice));
    }

    private Uni<List<ProofsView.CodeHolder>> holders(Visit visit, UUID cardId) {
        UUID member = visit.member().id();
        var zone = visit.issuer().zone();
        return Uni.combine()
                .all()
                .unis(devices.ofMember(member), authenticators.ofMember(member))
                .with((apps, others) -> {
                    List<ProofsView.CodeHolder> all = new ArrayList<>();
                    apps.stream()
                            .filter(app -> app.cardId().equals(cardId))
                            .map(app -> new ProofsView.CodeHolder(
                                    app.id().toString(), app.label(), app.since(), app.lastUsed(), zone))
                            .forEach(all::add);
                    others.stream()
                            .filter(other -> other.cardId().equals(cardId))
                            .map(other -> new ProofsView.CodeHolder(
                                    other.id().toString(), null, other.since(), other.lastUsed(), zone))
                            .forEach(all::add);
                    return all;
                });
    }

    /** Invites the member to the app, after the password. */
    Uni<Changes.Attempt<AppRegistrations.Begun>> beginApp(Profile member, OwnCard card, String password) {
        return changes.withPassword(member, password, () -> registrations.begin(card.id()));
    }

    /** Makes a key for an authenticator, after the password. */
    Uni<Changes.Attempt<AuthenticatorEnrolments.Begun>> beginAuthenticator(Visit visit, OwnCard card, String password) {
        return changes.withPassword(visit.member(), password, () -> enrolments.begin(card.id(), visit.locale()));
    }

    /** Takes an authenticator's first code; false when it is not right. */
    Uni<Boolean> confirm(Profile member, OwnCard card, UUID id, String code) {
        return enrolments.confirm(id, card.id(), code).invoke(confirmed -> {
            if (confirmed) {
                notices.tell(member, Notices.Kind.AUTHENTICATOR);
            }
        });
    }

    /** Takes one away: a lost telephone must be cut off at once, so nothing more is asked. False where it is not the member's. */
    Uni<Boolean> remove(Profile member, UUID id) {
        return Uni.combine()
                .all()
                .unis(devices.ofMember(member.id()), authenticators.ofMember(member.id()))
                .with((apps, others) -> removal(
                        id,
                        apps.stream().anyMatch(app -> app.id().equals(id)),
                        others.stream().anyMatch(other -> other.id().equals(id))))
                .chain(removal -> removal.map(
                                work -> work.invoke(done -> notices.tell(member, Notices.Kind.CODES_REMOVED))
                                        .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Optional<Uni<Void>> removal(UUID id, boolean app, boolean other) {
        if (app) {
            return Optional.of(devices.remove(id));
        }
        return other ? Optional.of(authenticators.remove(id)) : Optional.empty();
    }
}
