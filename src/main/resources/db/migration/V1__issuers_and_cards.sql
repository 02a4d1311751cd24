-- Who is enrolled. Card numbers are kept as keyed hashes only; what is sealed can be opened only with the key ring.

CREATE TABLE issuer (
    id                  varchar(32)  PRIMARY KEY,
    name_ja             varchar(60)  NOT NULL,
    name_en             varchar(60)  NOT NULL,
    accent              char(7)      NOT NULL CHECK (accent ~ '^#[0-9a-f]{6}$'),
    support_phone       varchar(30)  NOT NULL,
    display_zone        varchar(40)  NOT NULL,
    language            varchar(2)   NOT NULL CHECK (language IN ('ja', 'en')),
    when_not_registered varchar(12)  NOT NULL CHECK (when_not_registered IN ('ATTEMPT', 'UNAVAILABLE', 'REFUSE')),
    when_fraud          varchar(20)  NOT NULL CHECK (when_fraud IN ('NOT_AUTHENTICATED', 'REJECTED'))
);

CREATE TABLE card_range (
    id        uuid        PRIMARY KEY,
    issuer_id varchar(32) NOT NULL REFERENCES issuer,
    first_pan varchar(19) NOT NULL,
    last_pan  varchar(19) NOT NULL,
    scheme    varchar(16) NOT NULL,
    CHECK (first_pan ~ '^[0-9]{13,19}$' AND last_pan ~ '^[0-9]{13,19}$'),
    CHECK (length(first_pan) = length(last_pan) AND first_pan COLLATE "C" <= last_pan COLLATE "C")
);

CREATE TABLE member (
    id          uuid        PRIMARY KEY,
    issuer_id   varchar(32) NOT NULL REFERENCES issuer,
    login_id    varchar(64) NOT NULL,
    language    varchar(2)  CHECK (language IN ('ja', 'en')),
    shares_data boolean     NOT NULL DEFAULT true,
    email       bytea,
    UNIQUE (issuer_id, login_id)
);

-- failures: since the last success, never forgotten by a lock that ends. failures_in_round: since the last success or lock.
CREATE TABLE credential (
    id                uuid        PRIMARY KEY,
    kind              varchar(16) NOT NULL CHECK (kind IN ('PASSWORD', 'MAILED_CODE')),
    secret            varchar(200),
    failures          integer     NOT NULL DEFAULT 0,
    failures_in_round integer     NOT NULL DEFAULT 0,
    locks             integer     NOT NULL DEFAULT 0,
    locked_until      timestamptz,
    disabled_at       timestamptz,
    CHECK ((kind = 'PASSWORD') = (secret IS NOT NULL))
);

CREATE TABLE card (
    id               uuid        PRIMARY KEY,
    issuer_id        varchar(32) NOT NULL REFERENCES issuer,
    member_id        uuid        REFERENCES member,
    credential_id    uuid        REFERENCES credential,
    pan_hash         bytea       NOT NULL UNIQUE,
    pan_key          smallint    NOT NULL,
    last_four        char(4)     NOT NULL,
    status           varchar(8)  NOT NULL CHECK (status IN ('ACTIVE', 'BLOCKED')),
    personal_message bytea,
    CHECK (credential_id IS NULL OR member_id IS NOT NULL)
);
CREATE INDEX card_member ON card (member_id);

-- Every change of what replicas keep in memory moves this number; they look at it every second.
CREATE TABLE settings_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO settings_version (version) VALUES (1);

CREATE FUNCTION settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE settings_version SET version = version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER issuer_changed AFTER INSERT OR UPDATE OR DELETE ON issuer
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER card_range_changed AFTER INSERT OR UPDATE OR DELETE ON card_range
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

-- A card number belongs to one issuer: no two ranges of one length may overlap. The length leads the number, so that plain ranges
-- of numbers are enough and no extension is needed.
ALTER TABLE card_range ADD CONSTRAINT card_ranges_do_not_overlap EXCLUDE USING gist (
    numrange(length(first_pan) * 1e20 + first_pan::numeric, length(last_pan) * 1e20 + last_pan::numeric, '[]') WITH &&);
