-- Authentications in which the cardholder proved who they are, for merchants that come back without them. A row is written in the
-- commit of the result, outlives its transaction, and holds what a later request is compared with: card, 3DS Requestor, amount.
CREATE TABLE prior_authentication (
    acs_trans_id uuid        PRIMARY KEY,
    ds_trans_id  varchar(36),
    card_id      uuid        NOT NULL REFERENCES card,
    requestor    varchar(64) NOT NULL,
    merchant     varchar(64),
    amount       varchar(48),
    currency     varchar(3),
    exponent     smallint,
    proven_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX prior_authentication_ds ON prior_authentication (ds_trans_id) WHERE ds_trans_id IS NOT NULL;
CREATE INDEX prior_authentication_age ON prior_authentication (proven_at);

-- Whether an app has a screen on which several answers can be chosen.
ALTER TABLE sdk_session ADD COLUMN several boolean NOT NULL DEFAULT false;
