package org.sekisho.demo;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** Creates the tables of the demo at the start; apart from Flyway, because production must not have them. */
@ApplicationScoped
class DemoSchema {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ONE_REPLICA_AT_A_TIME = "SELECT pg_advisory_xact_lock(7353471)";
    private static final String TABLES = """
            SET LOCAL client_min_messages = warning;
            CREATE SCHEMA IF NOT EXISTS demo;
            CREATE TABLE IF NOT EXISTS demo.exchange (
                id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                at              timestamptz NOT NULL DEFAULT clock_timestamp(),
                server_trans_id text,
                acs_trans_id    text,
                message         text NOT NULL,
                sender          text NOT NULL,
                receiver        text NOT NULL,
                body            text NOT NULL);
            CREATE INDEX IF NOT EXISTS exchange_server_trans_id ON demo.exchange (server_trans_id);
            CREATE INDEX IF NOT EXISTS exchange_acs_trans_id ON demo.exchange (acs_trans_id);
            CREATE TABLE IF NOT EXISTS demo.shop_order (
                id                   uuid PRIMARY KEY,
                created_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
                server_trans_id      uuid NOT NULL UNIQUE,
                lang                 text NOT NULL,
                article              text NOT NULL,
                amount               text NOT NULL,
                currency             text NOT NULL,
                card                 text NOT NULL,
                window_size          text NOT NULL,
                sandboxed            boolean NOT NULL,
                acs_trans_id         text,
                acs_url              text,
                trans_status         text,
                eci                  text,
                authentication_value text,
                status_reason        text,
                challenge_cancel     text,
                detail               text,
                decided_by           text,
                challenged_at        timestamptz,
                returned_at          timestamptz,
                decided_at           timestamptz);
            CREATE INDEX IF NOT EXISTS shop_order_created_at ON demo.shop_order (created_at);
            CREATE TABLE IF NOT EXISTS demo.directory_route (
                ds_trans_id     uuid PRIMARY KEY,
                created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
                server_trans_id text NOT NULL,
                server_url      text NOT NULL);
            CREATE TABLE IF NOT EXISTS demo.phone_message (
                id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                at        timestamptz NOT NULL DEFAULT clock_timestamp(),
                recipient text NOT NULL,
                channel   text NOT NULL CHECK (channel IN ('EMAIL', 'SMS')),
                subject   text NOT NULL,
                text      text NOT NULL,
                reference text NOT NULL);
            CREATE INDEX IF NOT EXISTS phone_message_reference ON demo.phone_message (reference);
            CREATE TABLE IF NOT EXISTS demo.scorer_behaviour (
                only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
                latency_millis integer NOT NULL,
                jitter_millis  integer NOT NULL,
                error_percent  integer NOT NULL,
                error_status   integer NOT NULL,
                lie            text NOT NULL);
            """;

    private final DemoConfig config;
    private final Pool pool;

    DemoSchema(DemoConfig config, Pool pool) {
        this.config = config;
        this.pool = pool;
    }

    /** After the database is up and migrated, before the first request. */
    void create(@Observes @Priority(Interceptor.Priority.APPLICATION + 500) StartupEvent start) {
        if (config.enabled()) {
            pool.withTransaction(DemoSchema::createIfMissing).await().atMost(PATIENCE);
        }
    }

    private static Uni<Void> createIfMissing(SqlConnection connection) {
        return connection
                .query(ONE_REPLICA_AT_A_TIME)
                .execute()
                .chain(() -> connection.query(TABLES).execute())
                .replaceWithVoid();
    }
}
