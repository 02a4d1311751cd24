package org.sekisho.ds.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.ds.store.RangeLists.Told;
import org.sekisho.protocol.CardRangeList;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

@SekishoTest
class RangeListsTest {

    @Inject
    RangeLists lists;

    @Inject
    Tables tables;

    @BeforeEach
    void letAnotherListFollow() {
        tables.change("UPDATE card_range_list SET created_at = now() - interval '1 minute'");
    }

    @Test
    void replicasThatSeeOneChangeGiveItOneNumber() throws Throwable {
        CardRangeList list = list("5100000000000000");

        List<Told> told = VertxContextSupport.subscribeAndAwait(() -> Uni.join()
                .all(Stream.generate(() -> lists.current(list)).limit(12).toList())
                .andFailFast());

        assertThat(told.stream().map(Told::serial).distinct()).hasSize(1);
        assertThat(told.getFirst().list()).isEqualTo(list);
    }

    @Test
    void replicaThatIsBehindIsToldTheNewList() throws Throwable {
        CardRangeList behind = list("5200000000000000");
        CardRangeList ahead = list("5300000000000000");
        current(behind);
        letAnotherListFollow();
        Told newest = current(ahead);

        assertThat(current(behind)).isEqualTo(newest);
        assertThat(newest.list()).isEqualTo(ahead);
    }

    private Told current(CardRangeList known) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> lists.current(known));
    }

    private static CardRangeList list(String start) {
        return CardRangeList.of(List.of(new CardRangeList.Range(start, start, List.of("2.2.0"), List.of(), null)));
    }
}
