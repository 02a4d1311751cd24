-- The life of one authentication. The id is a UUIDv7, so a range of ids is a range of time: the table is partitioned by day on
-- its primary key, every look-up by id touches one partition, and retention drops whole days.
CREATE TABLE transaction (
    acs_trans_id     uuid        NOT NULL PRIMARY KEY,
    issuer_id        varchar(32) NOT NULL,
    card_id          uuid,
    requestor_id     uuid,
    created_at       timestamptz NOT NULL DEFAULT now(),
    state            varchar(16) NOT NULL CHECK (state IN ('AWAITING_CREQ', 'ASKING', 'FINAL')),
    deadline         timestamptz,
    step             integer     NOT NULL DEFAULT 0,
    attempts         integer     NOT NULL DEFAULT 0,
    resends          integer     NOT NULL DEFAULT 0,
    checking_until   timestamptz,
    trans_status     varchar(1)  CHECK (trans_status IN ('Y', 'N', 'U', 'A', 'R', 'I')),
    reason           varchar(2),
    challenge_cancel varchar(2),
    ended_at         timestamptz,
    shown_status     varchar(1)  CHECK (shown_status IN ('Y', 'N')),
    creq_hash        bytea,
    session_data     varchar(1024),
    facts            text        NOT NULL,
    areq             bytea       NOT NULL,
    answer           text        NOT NULL,
    sealed_value     bytea,
    CHECK ((state = 'FINAL') = (trans_status IS NOT NULL)),
    CHECK ((state = 'FINAL') = (deadline IS NULL))
) PARTITION BY RANGE (acs_trans_id);

-- A safety net: a row is never refused because a partition is missing.
CREATE TABLE transaction_other PARTITION OF transaction DEFAULT;

CREATE INDEX transaction_due ON transaction (deadline) WHERE state <> 'FINAL';

-- An AReq of 2 KB would be cut out of its row for nothing: it is sealed, so it cannot be compressed, and it is read with its row.
ALTER TABLE transaction ALTER COLUMN areq SET STORAGE EXTERNAL;

CREATE FUNCTION transaction_result_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.acs_trans_id, NEW.state, NEW.trans_status, NEW.reason, NEW.challenge_cancel, NEW.ended_at, NEW.attempts, NEW.facts, NEW.answer)
       IS DISTINCT FROM
       (OLD.acs_trans_id, OLD.state, OLD.trans_status, OLD.reason, OLD.challenge_cancel, OLD.ended_at, OLD.attempts, OLD.facts, OLD.answer)
       OR (OLD.shown_status IS NOT NULL AND NEW.shown_status IS DISTINCT FROM OLD.shown_status) THEN
        RAISE EXCEPTION 'the result of transaction % stands', OLD.acs_trans_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER transaction_result_stands BEFORE UPDATE ON transaction
    FOR EACH ROW WHEN (OLD.state = 'FINAL') EXECUTE FUNCTION transaction_result_stands();

-- Days are made ahead by every replica; the lock keeps two of them from making the same one.
CREATE FUNCTION transaction_partition(day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first_id uuid := (rpad(lpad(to_hex((extract(epoch FROM day::timestamp AT TIME ZONE 'UTC') * 1000)::bigint), 12, '0'), 32, '0'))::uuid;
    next_id  uuid := (rpad(lpad(to_hex((extract(epoch FROM (day + 1)::timestamp AT TIME ZONE 'UTC') * 1000)::bigint), 12, '0'), 32, '0'))::uuid;
    name     text := 'transaction_' || to_char(day, 'YYYYMMDD');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('transaction_partition'));
    IF to_regclass(name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF transaction FOR VALUES FROM (%L) TO (%L)', name, first_id, next_id);
        -- 8 KB: keep an AReq in its row instead of moving it to a second table
        EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', name);
    END IF;
END $$;
SELECT transaction_partition(current_date + n) FROM generate_series(-1, 7) AS n;

-- The same request gives the same answer, from any replica.
CREATE TABLE request_key (
    caller       varchar(64)  NOT NULL,
    key          varchar(255) NOT NULL,
    body_hash    bytea        NOT NULL,
    acs_trans_id uuid         NOT NULL,
    created_at   timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX request_key_age ON request_key USING brin (created_at);

-- Results on their way out, written in the commit that fixed the result. While somebody sends one, sender is the replica's number
-- and due_at the end of its lease.
CREATE TABLE outbox (
    id           uuid          PRIMARY KEY,
    acs_trans_id uuid          NOT NULL,
    kind         varchar(8)    NOT NULL CHECK (kind IN ('RREQ', 'WEBHOOK')),
    requestor_id uuid,
    url          varchar(2048) NOT NULL,
    body         text          NOT NULL,
    created_at   timestamptz   NOT NULL DEFAULT now(),
    due_at       timestamptz   NOT NULL DEFAULT now(),
    sender       bigint,
    attempts     integer       NOT NULL DEFAULT 0,
    delivered_at timestamptz,
    dead_at      timestamptz,
    answer       varchar(4000),
    CHECK ((kind = 'WEBHOOK') = (requestor_id IS NOT NULL))
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE delivered_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_under_way ON outbox (sender) WHERE sender IS NOT NULL;
-- one result per authentication and receiver
CREATE UNIQUE INDEX outbox_once ON outbox (acs_trans_id, kind);

-- One-time codes: only keyed hashes. bound_hash covers code, transaction, amount and payee; code_hash keeps two live codes of one
-- credential from being equal.
CREATE TABLE one_time_code (
    id            uuid        PRIMARY KEY,
    credential_id uuid        NOT NULL REFERENCES credential,
    acs_trans_id  uuid        NOT NULL,
    code_hash     bytea       NOT NULL,
    bound_hash    bytea       NOT NULL,
    issued_at     timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    dead_at       timestamptz
);
CREATE INDEX one_time_code_transaction ON one_time_code (acs_trans_id);
CREATE UNIQUE INDEX one_time_code_live ON one_time_code (credential_id, code_hash) WHERE used_at IS NULL AND dead_at IS NULL;
