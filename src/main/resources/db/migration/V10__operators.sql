-- Operators of an issuer have tokens as merchants do; what they see is their issuer's and nobody else's.
ALTER TABLE requestor ADD COLUMN issuer_id varchar(32) REFERENCES issuer;

-- The number of the last version of an issuer's rules. A number is never given twice, not even after a draft was deleted: whoever
-- speaks of version 5 means one version 5.
ALTER TABLE issuer ADD COLUMN last_rule_set integer NOT NULL DEFAULT 0;

-- The first id of a moment.
CREATE FUNCTION first_id_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0'))::uuid
$$;

-- Rules tried on what was decided before. Requests are looked at from to_at back to from_at, the newest first, in batches; cursor is
-- the id of the last one. Cursor and counts move in one statement that names the cursor before, so whoever works on it, and however
-- often, nothing is counted twice. due_at is the end of a lease, as in outbox.
CREATE TABLE back_test (
    id         uuid         PRIMARY KEY,
    issuer_id  varchar(32)  NOT NULL REFERENCES issuer,
    created_by varchar(64)  NOT NULL,
    created_at timestamptz  NOT NULL DEFAULT now(),
    rule_set   integer,
    rules      text         NOT NULL,
    from_at    timestamptz  NOT NULL,
    to_at      timestamptz  NOT NULL,
    most       integer      NOT NULL CHECK (most BETWEEN 1 AND 100000),
    state      varchar(9)   NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    total      integer,
    done       integer      NOT NULL DEFAULT 0,
    cursor     uuid         NOT NULL,
    counts     text         NOT NULL DEFAULT '',
    failure    varchar(200),
    due_at     timestamptz  NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL))
);
CREATE INDEX back_test_due ON back_test (due_at) WHERE ended_at IS NULL;
CREATE INDEX back_test_age ON back_test (ended_at) WHERE ended_at IS NOT NULL;
