-- Whether an issuer's cardholders may keep a list of shops that they trust, and who has to ask for the question.
ALTER TABLE issuer ADD COLUMN trust_list varchar(10) NOT NULL DEFAULT 'NEVER'
    CHECK (trust_list IN ('NEVER', 'WHEN_ASKED', 'ALWAYS'));

-- The name as the holder saw it, to find the shop again in the list, and the challenge in which it was said.
ALTER TABLE trusted_merchant
    ADD COLUMN merchant_name text NOT NULL DEFAULT '',
    ADD COLUMN acs_trans_id  uuid;
CREATE INDEX trusted_merchant_age ON trusted_merchant (since);

-- What was said of it on the page that was answered last; absent where the page did not ask.
ALTER TABLE transaction ADD COLUMN trusts boolean;
