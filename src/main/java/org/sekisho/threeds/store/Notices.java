package org.sekisho.threeds.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.OReq;

/** Operational messages of directory servers, part by part, for operators to read. */
@Singleton
public class Notices {

    /** The same part again changes nothing: a directory that missed our receipt sends it again. */
    private static final String ADD = """
            INSERT INTO directory_notice (directory, seq_id, seq_num, seq_total, category, severity, expires, description)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
            """;

    private static final String PARTS =
            "SELECT count(*) FROM directory_notice WHERE directory = $1 AND seq_id = $2 AND seq_num <= $3";

    private final Pool pool;

    Notices(Pool pool) {
        this.pool = pool;
    }

    /**
     * Keeps one part.
     *
     * @param directory who sent it
     * @return whether its sequence is complete
     */
    public Uni<Boolean> add(String directory, OReq oReq) {
        OReq.Seq seq = oReq.opSeq();
        return pool.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        directory,
                        seq.seqId(),
                        seq.place(),
                        seq.total(),
                        oReq.opCategory(),
                        oReq.opSeverity(),
                        oReq.opExpDate(),
                        oReq.opDescription())))
                .chain(() -> pool.preparedQuery(PARTS).execute(Tuple.of(directory, seq.seqId(), seq.total())))
                .map(rows -> rows.iterator().next().getLong(0) == seq.total());
    }
}
