-- Authentication values as their issuer verifies them later. Of the value itself only a keyed hash is kept, and what it vouches for
-- and no other table holds. A row is written with its transaction; the hash of a challenge's value comes with the right answer.
CREATE TABLE authentication_value (
    acs_trans_id uuid        PRIMARY KEY,
    ds_trans_id  varchar(36),
    merchant_id  varchar(64),
    acquirer_bin varchar(64),
    value_hash   bytea,
    uses         integer     NOT NULL DEFAULT 0,
    made_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX authentication_value_ds ON authentication_value (ds_trans_id) WHERE ds_trans_id IS NOT NULL;
CREATE INDEX authentication_value_hash ON authentication_value (value_hash) WHERE value_hash IS NOT NULL;
CREATE INDEX authentication_value_age ON authentication_value USING brin (made_at);

-- How often a value was wrong for a card number, a keyed hash, since the period began.
CREATE TABLE value_failure (
    card_hash bytea       PRIMARY KEY,
    failures  integer     NOT NULL,
    since     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX value_failure_age ON value_failure USING brin (since);
