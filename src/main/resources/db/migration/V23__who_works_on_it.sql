-- Which replica answers a message of an app: as soon as it is gone, another takes the message up. Null where an older replica took it.
ALTER TABLE sdk_session ADD COLUMN taker bigint;

-- What an ACS's result is measured by, beside the other ids: the app that its AReq named, and whether the AReq wished to be decoupled after a
-- challenge that was not finished. Null and false for what older replicas took.
ALTER TABLE ds_transaction ADD COLUMN sdk_trans_id uuid;
ALTER TABLE ds_transaction ADD COLUMN falls_back boolean NOT NULL DEFAULT false;
