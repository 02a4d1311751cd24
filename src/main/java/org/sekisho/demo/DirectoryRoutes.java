package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Where the directory has to forward a result to; shared, as the RReq may reach another replica than the AReq did. */
@ApplicationScoped
class DirectoryRoutes {
    private static final String ADD =
            "INSERT INTO demo.directory_route (ds_trans_id, server_trans_id, server_url) VALUES ($1, $2, $3)";
    private static final String FIND = "SELECT server_url FROM demo.directory_route WHERE ds_trans_id = $1";

    private final Pool pool;

    DirectoryRoutes(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(UUID dsTransId, String serverTransId, String serverUrl) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(dsTransId, serverTransId, serverUrl))
                .replaceWithVoid();
    }

    /** The 3DS Server of a transaction, if its AReq came through here. */
    Uni<Optional<String>> find(String dsTransId) {
        return Ids.parse(dsTransId)
                .map(id -> pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(
                                rows.spliterator(), false)
                        .map((Row row) -> row.getString(0))
                        .findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
