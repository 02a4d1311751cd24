package org.sekisho.credential.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A member confirms an address at one replica while another gives them a card. */
@SekishoTest
class SentCodesTest {

    @Inject
    SentCodes codes;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    @Test
    void cardThatComesDuringAConfirmationIsOfferedCodes() throws Throwable {
        Enrolled holder = enrolment.withPassword();
        UUID card = id("id", holder);
        UUID member = id("member_id", holder);
        tables.change("UPDATE member SET email = NULL WHERE id = $1", member);
        Uni<?> confirmation =
                pool.withTransaction(db -> db.preparedQuery("UPDATE member SET email = '\\x00' WHERE id = $1")
                        .execute(Tuple.of(member))
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(600)));
        Uni<Void> claim = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(200))
                .chain(() -> pool.withTransaction(db -> codes.offerFor(db, member, card)));

        VertxContextSupport.subscribeAndAwait(
                () -> Uni.combine().all().unis(confirmation, claim).asTuple());

        assertThat(tables.number(
                        "SELECT count(*) FROM card_proof p JOIN credential k ON k.id = p.credential_id"
                                + " WHERE p.card_id = $1 AND k.kind = 'SENT_CODE'",
                        card))
                .isOne();
    }

    private UUID id(String column, Enrolled holder) {
        return UUID.fromString(
                tables.text("SELECT " + column + "::text FROM card WHERE credential_id = $1", holder.credentialId()));
    }
}
