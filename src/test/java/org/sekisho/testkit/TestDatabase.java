package org.sekisho.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.EmbeddedDatabase;

/** An empty PostgreSQL for all Quarkus tests of one run, below {@code target/test-postgres}. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.empty(Path.of("target", "test-postgres"));
        return NativeExecutable.alsoFor(database.address().properties());
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
