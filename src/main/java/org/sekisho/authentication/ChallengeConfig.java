package org.sekisho.authentication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.sekisho.transaction.Limits;

/** What a challenge allows. */
@ConfigMapping(prefix = "sekisho.challenge")
public interface ChallengeConfig {

    /** Answers that are evaluated in one challenge. PSD2 RTS Art. 4(3)(b) allows five at the most. */
    @WithDefault("5")
    int attempts();

    /** Codes that are sent again in one challenge. */
    @WithDefault("3")
    int resends();

    /** How long to wait for the first CReq after the ARes. EMV 3DS says 30 seconds. */
    @WithDefault("30s")
    Duration firstCreq();

    /** How long a cardholder may be silent; every page starts it anew. EMV 3DS says 10 minutes. */
    @WithDefault("10m")
    Duration idle();

    /** How long a challenge may last, counted from the AReq, however often the cardholder asks for more time. */
    @WithDefault("30m")
    Duration longest();

    /** Put challengeCompletionInd into the final CRes: formally an element of apps, but many shops look for it. */
    @WithDefault("true")
    boolean completionInd();

    /** The same as one value, to be kept with a transaction. */
    default Limits limits() {
        return new Limits(attempts(), resends(), idle(), longest());
    }
}
