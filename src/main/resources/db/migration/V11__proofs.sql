-- More ways than one to prove who one is. A credential belongs to a factor: the member's password, codes that are sent, the one-time-code
-- app, a passkey. Each is counted and locked by itself.
ALTER TABLE credential DROP CONSTRAINT credential_kind_check;
UPDATE credential SET kind = 'SENT_CODE' WHERE kind = 'MAILED_CODE';
ALTER TABLE credential ADD CONSTRAINT credential_kind_check CHECK (kind IN ('PASSWORD', 'SENT_CODE', 'APP', 'PASSKEY'));

-- What a card's holder may choose instead of the card's first credential, in this order.
CREATE TABLE card_proof (
    card_id       uuid     NOT NULL REFERENCES card,
    credential_id uuid     NOT NULL REFERENCES credential,
    rank          smallint NOT NULL,
    PRIMARY KEY (card_id, credential_id)
);
CREATE INDEX card_proof_credential ON card_proof (credential_id);

ALTER TABLE issuer ADD COLUMN other_proofs boolean NOT NULL DEFAULT true;

-- Where codes go by SMS: a confirmed number, sealed.
ALTER TABLE member ADD COLUMN phone bytea;

-- What the cardholder is asked for now, if that is not what the authentication began with.
ALTER TABLE transaction
    ADD COLUMN method        varchar(16),
    ADD COLUMN credential_id uuid;

CREATE OR REPLACE FUNCTION transaction_result_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.acs_trans_id, NEW.state, NEW.trans_status, NEW.reason, NEW.challenge_cancel, NEW.ended_at, NEW.attempts, NEW.facts, NEW.answer,
        NEW.method, NEW.credential_id)
       IS DISTINCT FROM
       (OLD.acs_trans_id, OLD.state, OLD.trans_status, OLD.reason, OLD.challenge_cancel, OLD.ended_at, OLD.attempts, OLD.facts, OLD.answer,
        OLD.method, OLD.credential_id)
       OR (OLD.shown_status IS NOT NULL AND NEW.shown_status IS DISTINCT FROM OLD.shown_status) THEN
        RAISE EXCEPTION 'the result of transaction % stands', OLD.acs_trans_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Several messages of one transaction may be under way. The mark is in the message and on the page, so that nobody reads the wrong one.
ALTER TABLE one_time_code
    ADD COLUMN channel varchar(8) NOT NULL DEFAULT 'EMAIL' CHECK (channel IN ('EMAIL', 'SMS')),
    ADD COLUMN mark    smallint   NOT NULL DEFAULT 0 CHECK (mark BETWEEN 0 AND 99);
