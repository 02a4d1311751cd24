-- The cardholder's own pages.

-- What a member signs in with; the same credential as behind those of the member's cards that ask for a password.
ALTER TABLE member ADD COLUMN password_id uuid REFERENCES credential;
UPDATE member m SET password_id = (
    SELECT k.id FROM card c
        JOIN LATERAL (SELECT c.credential_id UNION SELECT credential_id FROM card_proof WHERE card_id = c.id) p ON true
        JOIN credential k ON k.id = p.credential_id
    WHERE c.member_id = m.id AND k.kind = 'PASSWORD' ORDER BY k.id LIMIT 1);

-- Who is signed in. Only a keyed hash of what the browser holds is here.
CREATE TABLE member_session (
    token_hash bytea       PRIMARY KEY,
    member_id  uuid        NOT NULL REFERENCES member,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX member_session_member ON member_session (member_id);

-- Purchases of which a member said that they were somebody else's.
CREATE TABLE member_report (
    acs_trans_id uuid        PRIMARY KEY,
    issuer_id    varchar(32) NOT NULL REFERENCES issuer,
    member_id    uuid        NOT NULL REFERENCES member,
    card_id      uuid        NOT NULL REFERENCES card,
    reported_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX member_report_issuer ON member_report (issuer_id, reported_at);

-- The issuer's invitation to register a card: only a keyed hash of its code is here.
CREATE TABLE invitation (
    id         uuid        PRIMARY KEY,
    issuer_id  varchar(32) NOT NULL REFERENCES issuer,
    card_id    uuid        NOT NULL REFERENCES card,
    code_hash  bytea       NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    used_at    timestamptz
);
CREATE INDEX invitation_card ON invitation (card_id);

-- An address or number that is to be confirmed, and the keyed hash of the code that went there.
CREATE TABLE confirmation (
    id         uuid        PRIMARY KEY,
    member_id  uuid        NOT NULL REFERENCES member,
    channel    varchar(8)  NOT NULL CHECK (channel IN ('EMAIL', 'SMS')),
    target     bytea       NOT NULL,
    code_hash  bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    used_at    timestamptz
);
CREATE INDEX confirmation_member ON confirmation (member_id);

-- A member's last purchases: newest first, for one card, over all days. One more entry of 50 bytes for each row, at a random place.
CREATE INDEX transaction_card ON transaction (card_id, acs_trans_id) WHERE card_id IS NOT NULL;
