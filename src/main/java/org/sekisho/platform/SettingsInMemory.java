package org.sekisho.platform;

import io.smallrye.mutiny.Uni;

/** A bean that keeps settings in memory and can read them anew from the database. */
public interface SettingsInMemory {

    /** Reads everything again; what was known stays until the new is complete. */
    Uni<Void> reload();
}
