-- Passkeys belong to a member and answer for all of the member's cards. All of them stand behind one credential of kind PASSKEY, so that
-- they are counted and locked together. The handle is what authenticators know the member by; it is random and says nothing else.
CREATE TABLE passkey_holder (
    member_id     uuid        PRIMARY KEY REFERENCES member,
    user_handle   bytea       NOT NULL UNIQUE CHECK (length(user_handle) = 32),
    credential_id uuid        NOT NULL UNIQUE REFERENCES credential,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE passkey (
    id              uuid        PRIMARY KEY,
    member_id       uuid        NOT NULL REFERENCES passkey_holder,
    raw_id          bytea       NOT NULL CHECK (length(raw_id) BETWEEN 1 AND 1023),
    public_key      bytea,
    sign_count      bigint      NOT NULL CHECK (sign_count BETWEEN 0 AND 4294967295),
    transports      varchar(64) NOT NULL,
    backup_eligible boolean     NOT NULL,
    backed_up       boolean     NOT NULL,
    label           bytea       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_used_at    timestamptz,
    removed_at      timestamptz,
    -- a passkey that was removed leaves no key behind
    CHECK ((removed_at IS NULL) = (public_key IS NOT NULL))
);
CREATE UNIQUE INDEX passkey_live ON passkey (raw_id) WHERE removed_at IS NULL;
CREATE INDEX passkey_member ON passkey (member_id);

-- What a passkey has to sign, as a keyed hash over it and what it is for. Each is worth one answer.
CREATE TABLE passkey_challenge (
    bound_hash bytea       PRIMARY KEY,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX passkey_challenge_age ON passkey_challenge (expires_at);
