package org.sekisho.platform;

import java.nio.file.Path;

/**
 * A database that Sekisho runs itself; found by {@link java.util.ServiceLoader}, so that an image without the PostgreSQL binaries
 * can leave it out.
 */
public interface LocalDatabase {

    /** Starts, or finds still running, the database kept below a folder; it ends with this process. */
    DatabaseAddress start(Path parent);
}
