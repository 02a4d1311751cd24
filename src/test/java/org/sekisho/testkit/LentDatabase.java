package org.sekisho.testkit;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.DatabaseAddress;
import org.sekisho.platform.EmbeddedDatabase;

/** A database for a demo that has none of its own, as a native executable; the jar starts its own, and this does nothing. */
public record LentDatabase(@Nullable EmbeddedDatabase server) implements AutoCloseable {

    /** Starts one below a folder, where the jar would. */
    public static LentDatabase below(Path folder) {
        return new LentDatabase(SekishoProcess.isNative() ? EmbeddedDatabase.kept(folder) : null);
    }

    /** What the process has to be told. */
    public Map<String, String> environment() {
        if (server == null) {
            return Map.of();
        }
        DatabaseAddress address = server.address();
        return Map.of(
                "SEKISHO_DATABASE_URL",
                "postgresql://" + address.user() + ":" + address.password() + "@" + address.place());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
