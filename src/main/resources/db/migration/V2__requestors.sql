-- Merchants that use the REST API. The client secret is 256 random bits, so a plain SHA-256 cannot be searched.
CREATE TABLE requestor (
    id             uuid         PRIMARY KEY,
    client_id      varchar(64)  NOT NULL UNIQUE,
    secret_hash    bytea        NOT NULL,
    name           varchar(40)  NOT NULL,
    scopes         varchar(200) NOT NULL,
    return_origins varchar(2000) NOT NULL,
    webhook_url    varchar(2048),
    webhook_secret bytea,
    disabled       boolean      NOT NULL DEFAULT false,
    CHECK ((webhook_url IS NULL) = (webhook_secret IS NULL))
);
CREATE TRIGGER requestor_changed AFTER INSERT OR UPDATE OR DELETE ON requestor
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
