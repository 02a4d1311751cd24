package org.sekisho.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The last step before listeners open: settings are read, and what recurs may begin. Before, tables may be missing. */
@ApplicationScoped
class Begin {

    void begin(
            @Observes @Priority(Integer.MAX_VALUE - 1) StartupEvent event,
            SettingsRefresh settings,
            Scheduler scheduler)
            throws Throwable {
        VertxContextSupport.subscribeAndAwait(settings::now);
        // an operator may have turned it off, for a replica that only answers
        if (scheduler.isStarted()) {
            scheduler.resume();
        }
    }
}
