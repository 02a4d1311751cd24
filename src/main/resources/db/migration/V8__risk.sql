-- What a decision is made of beside the provider's opinion.

-- Where the cards were issued (ISO 3166-1, three digits), and which provider is asked: the one without a name unless one is named.
ALTER TABLE issuer
    ADD COLUMN country          varchar(3) CHECK (country ~ '^[0-9]{3}$'),
    ADD COLUMN scoring_provider varchar(32);

-- The issuer's own rules. Each version is a row; one is in force.
CREATE TABLE rule_set (
    id           uuid         PRIMARY KEY,
    issuer_id    varchar(32)  NOT NULL REFERENCES issuer,
    version      integer      NOT NULL,
    status       varchar(8)   NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'RETIRED')),
    rules        text         NOT NULL,
    note         varchar(200) NOT NULL DEFAULT '',
    created_by   varchar(64)  NOT NULL,
    created_at   timestamptz  NOT NULL DEFAULT now(),
    published_by varchar(64),
    published_at timestamptz,
    UNIQUE (issuer_id, version),
    CHECK ((status = 'DRAFT') = (published_at IS NULL))
);
CREATE UNIQUE INDEX rule_set_active ON rule_set (issuer_id) WHERE status = 'ACTIVE';
CREATE TRIGGER rule_set_changed AFTER INSERT OR UPDATE OR DELETE ON rule_set
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

-- A decision names the version that made it, so a version that was in force stays as it was.
CREATE FUNCTION rule_set_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.issuer_id, NEW.version, NEW.rules) IS DISTINCT FROM (OLD.id, OLD.issuer_id, OLD.version, OLD.rules)
       OR NEW.status = 'DRAFT' THEN
        RAISE EXCEPTION 'version % of the rules of % was in force and stays', OLD.version, OLD.issuer_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rule_set_stands BEFORE UPDATE OR DELETE ON rule_set
    FOR EACH ROW WHEN (OLD.status <> 'DRAFT') EXECUTE FUNCTION rule_set_stands();

-- Requests counted by card, device and merchant in slices of five minutes. A large merchant's count is spread over shards, because
-- everybody would otherwise wait for the lock of one row.
CREATE TABLE velocity (
    issuer_id varchar(32) NOT NULL,
    kind      varchar(8)  NOT NULL CHECK (kind IN ('CARD', 'DEVICE', 'MERCHANT')),
    key       bytea       NOT NULL,
    slice     timestamptz NOT NULL,
    shard     smallint    NOT NULL,
    n         integer     NOT NULL,
    PRIMARY KEY (issuer_id, kind, key, slice, shard)
) WITH (fillfactor = 70);
CREATE INDEX velocity_age ON velocity USING brin (slice);

-- Devices on which the holder of a card has proved who they are.
CREATE TABLE known_device (
    card_id    uuid        NOT NULL REFERENCES card,
    device_key varchar(64) NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT now(),
    last_seen  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (card_id, device_key)
);
CREATE INDEX known_device_age ON known_device (last_seen);

-- Merchants that the holder of a card trusts.
CREATE TABLE trusted_merchant (
    card_id      uuid        NOT NULL REFERENCES card,
    merchant_key varchar(64) NOT NULL,
    since        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (card_id, merchant_key)
);

-- What decisions were made of: enough to make them again under other rules. Forgotten before the transactions are, so it has a table
-- and partitions of its own, and days are dropped. It is looked for by id only, and ids come in the order of time: BRIN is enough.
CREATE TABLE evidence (
    acs_trans_id uuid        NOT NULL,
    issuer_id    varchar(32) NOT NULL,
    content      text        NOT NULL
) PARTITION BY RANGE (acs_trans_id);
CREATE TABLE evidence_other PARTITION OF evidence DEFAULT;
CREATE INDEX evidence_id ON evidence USING brin (acs_trans_id) WITH (pages_per_range = 16);

CREATE FUNCTION first_id_of(day date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (rpad(lpad(to_hex((extract(epoch FROM day::timestamp AT TIME ZONE 'UTC') * 1000)::bigint), 12, '0'), 32, '0'))::uuid
$$;

-- As before, and the day's evidence beside it.
CREATE OR REPLACE FUNCTION transaction_partition(day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first_id uuid := first_id_of(day);
    next_id  uuid := first_id_of(day + 1);
    name     text := 'transaction_' || to_char(day, 'YYYYMMDD');
    evidence text := 'evidence_' || to_char(day, 'YYYYMMDD');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('transaction_partition'));
    IF to_regclass(name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF transaction FOR VALUES FROM (%L) TO (%L)', name, first_id, next_id);
        -- 8 KB: keep an AReq in its row instead of moving it to a second table
        EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', name);
    END IF;
    IF to_regclass(evidence) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF evidence FOR VALUES FROM (%L) TO (%L)', evidence, first_id, next_id);
    END IF;
END $$;

-- Drops the evidence of days before one; gives how many days there were.
CREATE FUNCTION evidence_forget(before date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    name    text;
    dropped integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('transaction_partition'));
    FOR name IN SELECT relname FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid
        WHERE inhparent = 'evidence'::regclass AND relname ~ '^evidence_[0-9]{8}$'
            AND to_date(right(relname, 8), 'YYYYMMDD') < before
    LOOP
        EXECUTE format('DROP TABLE %I', name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM evidence_other WHERE acs_trans_id < first_id_of(before);
    RETURN dropped;
END $$;

-- With the owner's rights and on a path of their own, as before (V6).
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION transaction_partition(date) SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION evidence_forget(date) SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION evidence_forget(date) FROM PUBLIC;
SELECT transaction_partition(current_date + n) FROM generate_series(-1, 7) AS n;

-- A member stops the sharing of data. No question about the member may start after the commit that says so, on any replica, and no
-- replica can be asked. So consent is given for half a second only, and taking it away takes longer than that:
-- * who asks tries for a shared lock and looks at the consent afterwards, both in this function and therefore in one statement, and
--   may begin the question within 500 ms of sending the statement;
-- * who stops it holds the exclusive lock from before the change to the commit, and waits 750 ms in between.
-- A lock that cannot be had at once means that somebody is stopping it now. The lock is the statement's, so nothing is left behind.
CREATE FUNCTION member_shares(member_id uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock_shared(7353472, hashtext(member_id::text)) THEN
        RETURN false;
    END IF;
    RETURN (SELECT shares_data FROM member WHERE id = member_id);
END $$;

CREATE FUNCTION member_stops_sharing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7353472, hashtext(NEW.id::text));
    RETURN NEW;
END $$;
CREATE TRIGGER member_stops_sharing BEFORE UPDATE OF shares_data ON member
    FOR EACH ROW WHEN (OLD.shares_data AND NOT NEW.shares_data) EXECUTE FUNCTION member_stops_sharing();

CREATE FUNCTION member_stopped_sharing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM was JOIN is_now USING (id) WHERE was.shares_data AND NOT is_now.shares_data) THEN
        PERFORM pg_sleep(0.75);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER member_stopped_sharing AFTER UPDATE ON member REFERENCING OLD TABLE AS was NEW TABLE AS is_now
    FOR EACH STATEMENT EXECUTE FUNCTION member_stopped_sharing();
