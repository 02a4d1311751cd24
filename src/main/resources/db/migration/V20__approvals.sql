-- Cardholders who answer on another device, without the merchant. The app asks every few seconds what waits for its card.
CREATE INDEX transaction_decoupled ON transaction (card_id) WHERE state = 'DECOUPLED';

-- Whether an app has a screen for what is done elsewhere.
ALTER TABLE sdk_session ADD COLUMN elsewhere boolean NOT NULL DEFAULT false;
