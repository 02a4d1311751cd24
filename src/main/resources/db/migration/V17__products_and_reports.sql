-- What kind of card it is, as its issuer says: a corporate card is registered by the person who uses it, a prepaid one by whoever holds it.
ALTER TABLE card ADD COLUMN product varchar(9) NOT NULL DEFAULT 'CONSUMER' CHECK (product IN ('CONSUMER', 'CORPORATE', 'PREPAID'));

-- What a member reports goes to the issuer as webhooks go to merchants.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check, DROP CONSTRAINT outbox_check,
    ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('RREQ', 'WEBHOOK', 'REPORT')),
    ADD CONSTRAINT outbox_check CHECK ((kind = 'RREQ') = (requestor_id IS NULL));
