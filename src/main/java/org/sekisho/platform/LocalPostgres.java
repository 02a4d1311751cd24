package org.sekisho.platform;

import io.quarkus.runtime.Application;
import java.nio.file.Path;

/** The embedded PostgreSQL of dev and demo: durable, and stopped after Quarkus has ended its last request. */
public final class LocalPostgres implements LocalDatabase {

    @Override
    public DatabaseAddress start(Path parent) {
        EmbeddedDatabase database = EmbeddedDatabase.kept(parent);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "Embedded PostgreSQL shutdown"));
        return database.address();
    }

    private static void stop(EmbeddedDatabase database) {
        // hooks run side by side: without this wait the pool would lose its server in the middle of a request
        Application quarkus = Application.currentApplication();
        if (quarkus != null) {
            quarkus.awaitShutdown();
        }
        database.close();
    }
}
