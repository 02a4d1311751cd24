package org.sekisho.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Sets the two deadlines of the reactive pool that Quarkus has no property for. */
@Singleton
class BoundedPool implements PgPoolCreator {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int WAIT_MILLIS = 5_000;

    @Override
    public Pool create(Input input) {
        // the client's own 60 s and 30 s would outlast every request that waits for them
        input.pgConnectOptionsList().forEach(options -> options.setConnectTimeout(CONNECT_MILLIS));
        input.poolOptions().setConnectionTimeout(WAIT_MILLIS).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgDriver.INSTANCE.createPool(input.vertx(), input.pgConnectOptionsList(), input.poolOptions());
    }
}
