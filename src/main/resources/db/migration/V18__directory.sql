-- The directory side: whose cards lie behind which other ACS, what went through, and which card ranges were told when.

-- Ranges of other ACSs, kept in memory by every replica. Our own ranges come first where both hold a number. acs is a name for the operator;
-- acs_subject is the subject of the certificate that this ACS brings its results with.
CREATE TABLE foreign_range (
    id          uuid          PRIMARY KEY,
    acs         varchar(64)   NOT NULL CHECK (acs ~ '^[A-Za-z0-9._-]+$'),
    first_pan   varchar(19)   NOT NULL,
    last_pan    varchar(19)   NOT NULL,
    scheme      varchar(16)   NOT NULL,
    acs_url     varchar(2048) NOT NULL CHECK (acs_url ~ '^https?://'),
    acs_subject varchar(300),
    versions    varchar(5)[]  NOT NULL DEFAULT '{2.2.0}'
        CHECK (cardinality(versions) > 0 AND versions <@ '{2.1.0,2.2.0,2.3.1}'::varchar[]),
    abilities   varchar(2)[]  NOT NULL DEFAULT '{01}',
    method_url  varchar(256)  CHECK (method_url ~ '^https?://'),
    CHECK (first_pan ~ '^[0-9]{13,19}$' AND last_pan ~ '^[0-9]{13,19}$'),
    CHECK (length(first_pan) = length(last_pan) AND first_pan COLLATE "C" <= last_pan COLLATE "C")
);
ALTER TABLE foreign_range ADD CONSTRAINT foreign_ranges_do_not_overlap EXCLUDE USING gist (
    numrange(length(first_pan) * 1e20 + first_pan::numeric, length(last_pan) * 1e20 + last_pan::numeric, '[]') WITH &&);
CREATE TRIGGER foreign_range_changed AFTER INSERT OR UPDATE OR DELETE ON foreign_range
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

-- What was told to 3DS Servers, list by list, so that whoever has an old one is told the differences.
CREATE TABLE card_range_list (
    serial     bigint      PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    content    text        NOT NULL
);

-- One AReq that went through us, and the result that came back. server is who asked; acs is null for our own, whose result goes to the
-- 3DS Server from the outbox and not through here. The ARes holds the authentication value, so it is sealed.
CREATE TABLE ds_transaction (
    ds_trans_id              uuid          PRIMARY KEY,
    server                   varchar(64)   NOT NULL,
    three_ds_server_trans_id uuid          NOT NULL,
    body_hash                bytea         NOT NULL,
    message_version          varchar(5)    NOT NULL,
    server_url               varchar(2048),
    acs                      varchar(64),
    created_at               timestamptz   NOT NULL DEFAULT now(),
    state                    varchar(8)    NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'ANSWERED', 'AWAITED', 'REPORTED')),
    answer_until             timestamptz   NOT NULL,
    acs_trans_id             uuid,
    answer                   bytea,
    result_until             timestamptz,
    result_hash              bytea,
    reporting_until          timestamptz,
    receipt                  text,
    CHECK ((state = 'ASKED') = (answer IS NULL)),
    CHECK (state NOT IN ('AWAITED', 'REPORTED') OR result_until IS NOT NULL AND acs_trans_id IS NOT NULL),
    CHECK ((state = 'REPORTED') = (receipt IS NOT NULL))
);
-- the same AReq is the same transaction
CREATE UNIQUE INDEX ds_transaction_once ON ds_transaction (server, three_ds_server_trans_id);
CREATE INDEX ds_transaction_age ON ds_transaction USING brin (created_at);

-- Operational messages of directory servers to us as an ACS, part by part.
CREATE TABLE directory_notice (
    directory   varchar(64) NOT NULL,
    seq_id      varchar(36) NOT NULL,
    seq_num     integer     NOT NULL,
    seq_total   integer     NOT NULL,
    category    varchar(2)  NOT NULL,
    severity    varchar(2)  NOT NULL,
    expires     varchar(8),
    description text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (directory, seq_id, seq_num)
);
