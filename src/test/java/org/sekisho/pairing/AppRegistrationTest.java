package org.sekisho.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** An invitation is used once, within its time, by whoever has ID and password. */
@SekishoTest
class AppRegistrationTest {
    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Inject
    Tables tables;

    @Test
    void deviceAndServerComeToTheSameKeys() {
        var invitation = invitations.ofNewCard(mails);
        var phone = new AppPhone();

        assertThat(phone.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(200);

        assertThat(phone.post("/app/purchases", "{\"language\":\"ja\"}").statusCode())
                .isEqualTo(200);
        assertThat(tables.number("SELECT count(*) FROM card_proof WHERE card_id = $1", invitation.cardId()))
                .isOne();
    }

    @Test
    void secondDeviceOfACardSharesItsCredential() {
        var first = invitations.ofNewCard(mails);
        assertThat(register(first)).isEqualTo(200);
        UUID credential = invitations.credential(first.cardId());

        assertThat(register(invitations.of(first.enrolled(), mails))).isEqualTo(200);

        assertThat(invitations.credential(first.cardId())).isEqualTo(credential);
        assertThat(tables.number("SELECT count(*) FROM app_device WHERE credential_id = $1", credential))
                .isEqualTo(2);
    }

    @Test
    void wrongPasswordsAreCounted() {
        var invitation = invitations.ofNewCard(mails);
        var phone = new AppPhone();

        for (int tries = 0; tries < 5; tries++) {
            assertThat(phone.register(invitation.name(), "000000000000").statusCode())
                    .isEqualTo(403);
        }

        assertThat(phone.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void sameDeviceGetsTheSameAnswerAgainAndAnotherNone() {
        var invitation = invitations.ofNewCard(mails);
        var phone = new AppPhone();
        String first = phone.register(invitation.name(), invitation.password()).body();

        assertThat(phone.register(invitation.name(), invitation.password()).body())
                .isEqualTo(first);
        assertThat(register(invitation)).isEqualTo(403);
        assertThat(tables.number("SELECT count(*) FROM app_device WHERE card_id = $1", invitation.cardId()))
                .isOne();
    }

    @Test
    void expiredInvitationIsRefused() {
        var invitation = invitations.ofNewCard(mails);
        tables.change("UPDATE app_registration SET expires_at = now() WHERE name = $1", invitation.name());

        assertThat(register(invitation)).isEqualTo(403);
    }

    @Test
    void newInvitationEndsTheOneBefore() {
        var before = invitations.ofNewCard(mails);
        var next = invitations.of(before.enrolled(), mails);

        assertThat(register(before)).isEqualTo(403);
        assertThat(register(next)).isEqualTo(200);
    }

    @Test
    void pointOfAnotherCurveIsRefused() {
        var invitation = invitations.ofNewCard(mails);
        byte[] point = new byte[65];
        Arrays.fill(point, (byte) 1);
        point[0] = 4;

        assertThat(new AppPhone()
                        .offer(invitation.name(), invitation.password(), point)
                        .statusCode())
                .isEqualTo(403);
        assertThat(register(invitation)).isEqualTo(200);
    }

    @Test
    void unknownIdIsAnsweredLikeAWrongPassword() {
        var invitation = invitations.ofNewCard(mails);

        var wrong = new AppPhone().register(invitation.name(), "000000000000");
        var unknown = new AppPhone().register("00000000", "000000000000");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(403);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    private static int register(AppInvitations.Invitation invitation) {
        return new AppPhone().register(invitation.name(), invitation.password()).statusCode();
    }
}
