-- The conversation with a merchant's app, from the ARes on: the agreed key, and the last message with its answer, so that the same message
-- is answered with the same bytes and no counter is ever used twice.
CREATE TABLE sdk_session (
    acs_trans_id  uuid        PRIMARY KEY,
    created_at    timestamptz NOT NULL DEFAULT now(),
    sdk_trans_id  varchar(36) NOT NULL,
    selects       boolean     NOT NULL,
    -- gone with the last answer
    sealed_key    bytea,
    encryption    varchar(16) CHECK (encryption IN ('A128CBC_HS256', 'A128GCM')),
    -- of the next message; 256 is none, so that the last one is
    counter       smallint    NOT NULL DEFAULT 0 CHECK (counter BETWEEN 0 AND 256),
    request_hash  bytea,
    -- grows with everybody who works on the message, so that only the latest may answer it
    turn          integer     NOT NULL DEFAULT 0,
    leased_until  timestamptz,
    sealed_answer bytea,
    sealed_screen bytea
);

-- Housekeeping looks for the old ones by it.
CREATE INDEX sdk_session_age ON sdk_session USING brin (created_at);
