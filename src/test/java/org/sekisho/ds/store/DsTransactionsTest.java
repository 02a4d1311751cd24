package org.sekisho.ds.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sekisho.ds.store.DsTransactions.Begun;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Each move is right by itself, whatever was read before it: between the two somebody else may have come. */
@SekishoTest
class DsTransactionsTest {
    private static final byte[] HASH = {1};
    private static final byte[] OTHER = {2};
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration NO_TIME = Duration.ZERO;

    @Inject
    DsTransactions transactions;

    @Inject
    Tables tables;

    private final UUID id = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();

    @Test
    void resultIsClaimedByOneCallerAtATime() throws Throwable {
        awaited("bank", LONG);

        assertThat(claim(HASH, LONG)).isTrue();
        assertThat(claim(HASH, LONG)).isFalse();
    }

    @Test
    void claimOfACallerThatDiedRunsOut() throws Throwable {
        awaited("bank", LONG);

        assertThat(claim(HASH, NO_TIME)).isTrue();
        assertThat(claim(HASH, LONG)).isTrue();
    }

    @Test
    void otherResultIsNeverClaimedEvenWhereTheFirstWasNotTaken() throws Throwable {
        awaited("bank", LONG);
        claim(HASH, LONG);
        run(() -> transactions.released(id, HASH));

        assertThat(claim(OTHER, LONG)).isFalse();
        assertThat(claim(HASH, LONG)).isTrue();
    }

    @Test
    void reportedResultIsNotClaimedAgain() throws Throwable {
        awaited("bank", LONG);
        claim(HASH, LONG);
        run(() -> transactions.reported(id, HASH, "receipt"));

        assertThat(claim(HASH, LONG)).isFalse();
    }

    @Test
    void receiptOfAnotherResultIsNotKept() throws Throwable {
        awaited("bank", LONG);
        claim(HASH, LONG);

        run(() -> transactions.reported(id, OTHER, "receipt"));

        assertThat(run(() -> transactions.find(id)).orElseThrow().receipt()).isNull();
    }

    @Test
    void nothingIsClaimedAfterItsTimeNorForOurOwnAcs() throws Throwable {
        awaited("bank", NO_TIME);
        assertThat(claim(HASH, LONG)).as("late").isFalse();

        tables.change(
                "UPDATE ds_transaction SET acs = NULL, result_until = now() + interval '1 hour' WHERE ds_trans_id = $1",
                id);
        assertThat(claim(HASH, LONG)).as("our own").isFalse();
    }

    @Test
    void sameAReqIsAskedByOneCallerAtATime() throws Throwable {
        assertThat(begin(HASH, LONG)).isEqualTo(new Begun.Ask(id));
        assertThat(begin(HASH, LONG)).isInstanceOf(Begun.UnderWay.class);
    }

    @Test
    void aReqOfACallerThatDiedIsTakenUpButNoOther() throws Throwable {
        begin(HASH, NO_TIME);

        assertThat(begin(OTHER, LONG)).isInstanceOf(Begun.Taken.class);
        assertThat(begin(HASH, LONG)).isEqualTo(new Begun.Ask(id));
    }

    @Test
    void firstAnswerStands() throws Throwable {
        awaited("bank", LONG);

        assertThatThrownBy(() -> answered("another", LONG)).isInstanceOf(IllegalStateException.class);
        assertThat(begin(HASH, LONG)).isEqualTo(new Begun.Answered("ARes"));
    }

    @Test
    void resultIsExpectedOfItsAcsAlone() throws Throwable {
        awaited("bank", LONG);
        var found = run(() -> transactions.find(id)).orElseThrow();

        assertThat(found.expectsResultOf("bank"::equals)).isTrue();
        assertThat(found.expectsResultOf("other"::equals)).isFalse();
    }

    @Test
    void noResultIsExpectedOfOurOwnAcsWhoeverBringsIt() throws Throwable {
        awaited(null, LONG);

        assertThat(run(() -> transactions.find(id)).orElseThrow().expectsResultOf(acs -> true))
                .isFalse();
    }

    private void awaited(@Nullable String acs, Duration result) throws Throwable {
        begin(acs, HASH, LONG);
        answered("ARes", result);
    }

    private void answered(String text, Duration result) throws Throwable {
        run(() -> transactions.answered(id, UUID.randomUUID(), text, result));
    }

    private Begun begin(byte[] hash, Duration longest) throws Throwable {
        return begin("bank", hash, longest);
    }

    private Begun begin(@Nullable String acs, byte[] hash, Duration longest) throws Throwable {
        return run(() -> transactions.begin(
                new DsTransactions.NewTransaction(
                        id, "moves", serverId, hash, "2.2.0", "https://server.example/", acs, null, false),
                longest));
    }

    private boolean claim(byte[] hash, Duration longest) throws Throwable {
        return run(() -> transactions.claim(id, hash, longest));
    }

    private static <T> T run(Supplier<Uni<T>> move) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(move);
    }
}
