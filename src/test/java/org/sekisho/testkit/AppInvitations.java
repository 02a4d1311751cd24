package org.sekisho.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.pairing.AppRegistrations;

/** Invites holders of cards to the app, and reads the mail for them. */
@ApplicationScoped
public class AppInvitations {
    private static final Pattern PASSWORD = Pattern.compile("(?m)^([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$");

    private final AppRegistrations registrations;
    private final Enrolment enrolment;
    private final Tables tables;

    AppInvitations(AppRegistrations registrations, Enrolment enrolment, Tables tables) {
        this.registrations = registrations;
        this.enrolment = enrolment;
        this.tables = tables;
    }

    /** What the member has: the card, the ID from the page and the password from the mail. */
    public record Invitation(Enrolment.Enrolled enrolled, UUID cardId, String name, String password) {}

    /** A new card with a password, whose holder is invited. */
    public Invitation ofNewCard(MailSink mails) {
        return of(enrolment.withPassword(), mails);
    }

    /** The holder of a card is invited. */
    public Invitation of(Enrolment.Enrolled enrolled, MailSink mails) {
        UUID card = UUID.fromString(Objects.requireNonNull(
                tables.text("SELECT id::text FROM card WHERE credential_id = $1", enrolled.credentialId())));
        var begun = registrations.begin(card).await().indefinitely();
        Matcher password = PASSWORD.matcher(mails.to(enrolled.email()).getLast().text());
        if (!password.find()) {
            throw new AssertionError("no password in the mail");
        }
        return new Invitation(
                enrolled, card, begun.name().replace("-", ""), password.group(1).replace("-", ""));
    }

    /** The credential of a card's app. */
    public UUID credential(UUID card) {
        return UUID.fromString(Objects.requireNonNull(tables.text(
                "SELECT k.id::text FROM card_proof p JOIN credential k ON k.id = p.credential_id WHERE p.card_id = $1 AND k.kind = 'APP'",
                card)));
    }
}
