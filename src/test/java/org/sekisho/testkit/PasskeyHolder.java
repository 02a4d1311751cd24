package org.sekisho.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.sekisho.pairing.PasskeyRegistrations;
import org.sekisho.testkit.Enrolment.Enrolled;

/** Members who have a passkey in software. */
@ApplicationScoped
public class PasskeyHolder {
    private final PasskeyRegistrations registrations;
    private final Tables tables;

    PasskeyHolder(PasskeyRegistrations registrations, Tables tables) {
        this.registrations = registrations;
        this.tables = tables;
    }

    /** The member whose card it is. */
    public UUID member(Enrolled enrolled) {
        return UUID.fromString(Objects.requireNonNull(
                tables.text("SELECT member_id::text FROM card WHERE credential_id = $1", enrolled.credentialId())));
    }

    /** The member gets a passkey. */
    public SoftAuthenticator with(Enrolled enrolled) {
        var authenticator = new SoftAuthenticator(Acs.url(""));
        var begun = registrations.begin(member(enrolled)).await().indefinitely();
        authenticator.of(begun.userHandle());
        boolean added = registrations
                .finish(
                        member(enrolled),
                        new PasskeyRegistrations.Made(authenticator.made(begun.challenge()), "internal", "test"))
                .await()
                .indefinitely();
        if (!added) {
            throw new AssertionError("the passkey was not taken");
        }
        return authenticator;
    }

    /** The credential of kind PASSKEY of the member. */
    public UUID credential(Enrolled enrolled) {
        return UUID.fromString(Objects.requireNonNull(
                tables.text("SELECT credential_id::text FROM passkey_holder WHERE member_id = $1", member(enrolled))));
    }
}
