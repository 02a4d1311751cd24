package org.sekisho.member.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The passkeys of a member.
 *
 * @param possible whether another can be made here at all
 */
public record PasskeysView(Who who, List<Shown> passkeys, boolean possible, Notice notice) {

    /**
     * One of them.
     *
     * @param label    what the member calls it
     * @param backedUp whether it is on other devices as well
     * @param zone     in which the moments are printed
     */
    public record Shown(
            String id,
            String label,
            boolean backedUp,
            Instant since,
            @Nullable Instant lastUsed,
            ZoneId zone) {}
}
