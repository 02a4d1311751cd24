-- The one-time-code app: devices with keys that no message ever carried, and authenticators of the members' own. Both stand behind a
-- card's credential of kind APP, so that they are counted and locked together.
CREATE TABLE app_device (
    id            uuid        PRIMARY KEY,
    credential_id uuid        NOT NULL REFERENCES credential,
    card_id       uuid        NOT NULL REFERENCES card,
    member_id     uuid        NOT NULL REFERENCES member,
    label         bytea       NOT NULL,
    colour        varchar(8)  NOT NULL CHECK (colour IN ('INDIGO', 'PINE', 'PLUM', 'AMBER', 'ROSE', 'SLATE')),
    device_public bytea       NOT NULL CHECK (length(device_public) = 65),
    server_public bytea       NOT NULL CHECK (length(server_public) = 65),
    code_key      bytea,
    request_key   bytea,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_used_at  timestamptz,
    removed_at    timestamptz,
    -- a device that was removed leaves no keys behind
    CHECK ((removed_at IS NULL) = (code_key IS NOT NULL) AND (code_key IS NULL) = (request_key IS NULL))
);
CREATE INDEX app_device_credential ON app_device (credential_id);
CREATE INDEX app_device_member ON app_device (member_id);

-- One code of a device for a purchase and a step of time is worth one success.
CREATE TABLE app_code_use (
    device_id    uuid        NOT NULL REFERENCES app_device,
    acs_trans_id uuid        NOT NULL,
    step         bigint      NOT NULL,
    used_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (device_id, acs_trans_id, step)
);
CREATE INDEX app_code_use_age ON app_code_use USING brin (used_at);

-- A request of an app is taken once.
CREATE TABLE app_request (
    device_id uuid        NOT NULL,
    nonce     bytea       NOT NULL CHECK (length(nonce) = 16),
    taken_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (device_id, nonce)
);
CREATE INDEX app_request_age ON app_request USING brin (taken_at);

-- An invitation to set the app up for a card. What the mailed password makes is sealed: it has to be calculated with, not compared.
CREATE TABLE app_registration (
    id         uuid        PRIMARY KEY,
    name       varchar(8)  NOT NULL UNIQUE,
    card_id    uuid        NOT NULL REFERENCES card,
    proof_key  bytea       NOT NULL,
    tries      smallint    NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    device_id  uuid        REFERENCES app_device,
    dead_at    timestamptz,
    CHECK ((used_at IS NULL) = (device_id IS NULL))
);
CREATE UNIQUE INDEX app_registration_live ON app_registration (card_id) WHERE used_at IS NULL AND dead_at IS NULL;
CREATE INDEX app_registration_device ON app_registration (device_id);

-- An authenticator of the member's own. last_step only grows, so that a code works once.
CREATE TABLE authenticator (
    id            uuid        PRIMARY KEY,
    card_id       uuid        NOT NULL REFERENCES card,
    member_id     uuid        NOT NULL REFERENCES member,
    credential_id uuid        REFERENCES credential,
    totp_key      bytea,
    last_step     bigint      NOT NULL DEFAULT -1,
    tries         smallint    NOT NULL DEFAULT 0,
    expires_at    timestamptz NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_used_at  timestamptz,
    removed_at    timestamptz,
    CHECK ((removed_at IS NULL) = (totp_key IS NOT NULL))
);
CREATE INDEX authenticator_credential ON authenticator (credential_id);
CREATE INDEX authenticator_card ON authenticator (card_id);

-- The app asks every few seconds what waits for its card.
CREATE INDEX transaction_asking ON transaction (card_id) WHERE state = 'ASKING';
