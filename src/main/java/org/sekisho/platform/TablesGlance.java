package org.sekisho.platform;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jboss.logging.Logger;

/**
 * One statement that spares a start Flyway and its JDBC connection, when the tables are as they should be: the server is new enough, and
 * every migration of this version is recorded with the checksum it has here. Any other answer, a failure included, means that Flyway has
 * to look, which also knows how to say what is wrong.
 */
@ApplicationScoped
class TablesGlance {

    private record Recorded(String script, int checksum) {}

    private static final Logger LOG = Logger.getLogger(TablesGlance.class);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String HISTORY = """
            SELECT regexp_replace(script, '^.*/', '') AS script, coalesce(checksum, 0) AS checksum, success,
                current_setting('server_version_num')::int / 10000 AS server
            FROM flyway_schema_history WHERE type = 'SQL'""";

    private final Pool pool;
    private final Flyway flyway;

    TablesGlance(Pool pool, Flyway flyway) {
        this.pool = pool;
        this.flyway = flyway;
    }

    /** Whether there is nothing to do and nothing to refuse. */
    boolean showsAll() {
        try {
            Set<Recorded> lacking = ours();
            for (Row row : pool.query(HISTORY).execute().await().atMost(DEADLINE)) {
                if (!row.getBoolean("success") || row.getInteger("server") < Migration.OLDEST_SERVER) {
                    return false;
                }
                lacking.remove(new Recorded(row.getString("script"), row.getInteger("checksum")));
            }
            return lacking.isEmpty();
        } catch (RuntimeException | IOException e) {
            LOG.debug("no glance at the tables, so Flyway looks", e);
            return false;
        }
    }

    private Set<Recorded> ours() throws IOException {
        Set<Recorded> all = new HashSet<>();
        for (LoadableResource file :
                flyway.getConfiguration().getResourceProvider().getResources("", new String[] {".sql"})) {
            all.add(new Recorded(file.getFilename(), checksum(file)));
        }
        if (all.isEmpty()) {
            throw new IOException("no migrations are known");
        }
        return all;
    }

    /** As Flyway counts it: over the lines, whatever ends them. If Flyway ever counts otherwise, nothing is found to be up to date. */
    private static int checksum(LoadableResource file) throws IOException {
        var sum = new CRC32();
        try (var lines = new BufferedReader(file.read())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
