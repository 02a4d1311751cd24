package org.sekisho.platform;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Runs what recurs every second: a failure must neither stop it nor fill the log, so only the first of a series is written. */
@ApplicationScoped
public class Recurring {

    private static final Logger LOG = Logger.getLogger(Recurring.class);

    private final Map<String, Boolean> failing = new ConcurrentHashMap<>();
    private volatile boolean ending;

    /** Work that any replica can take: none is taken any more by one that has been told to end. */
    public Uni<Void> take(String name, Uni<Void> work) {
        return ending ? Uni.createFrom().voidItem() : run(name, work);
    }

    void delay(@Observes ShutdownDelayInitiatedEvent told) {
        ending = true;
    }

    void end(@Observes ShutdownEvent told) {
        ending = true;
    }

    /** The work, with its failure turned into one warning and its recovery into one line. */
    public Uni<Void> run(String name, Uni<Void> work) {
        return work.invoke(() -> recovered(name)).onFailure().recoverWithItem(failure -> {
            failed(name, failure);
            return null;
        });
    }

    private void recovered(String name) {
        if (failing.remove(name) != null) {
            LOG.infof("%s works again", name);
        }
    }

    private void failed(String name, Throwable failure) {
        if (failing.put(name, true) == null) {
            LOG.warnf("%s does not work at the moment: %s", name, failure.getMessage());
        }
    }
}
