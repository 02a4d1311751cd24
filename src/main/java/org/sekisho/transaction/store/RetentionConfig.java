package org.sekisho.transaction.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long rows are kept that only repeat what others hold. */
@ConfigMapping(prefix = "sekisho.retention")
interface RetentionConfig {

    /** How long the same request gets the same answer. A directory or merchant that repeats one does so within minutes. */
    @WithDefault("48h")
    Duration requestKeys();

    /** How long a one-time code leaves its trace after it has run out: the keyed hash, when it was sent and when it was used. */
    @WithDefault("48h")
    Duration codes();

    /** How long a delivered result stays in the outbox. Its text holds the authentication value; what was not delivered stays. */
    @WithDefault("30d")
    Duration delivered();

    /** How long the record of an authentication value is kept. Longer than a value counts, so that an old one is told from a wrong one. */
    @WithDefault("120d")
    Duration values();

    /** How long it is kept what decisions were made of, in whole days: for as long new rules can be tried on them. */
    @WithDefault("90d")
    Duration evidence();
}
