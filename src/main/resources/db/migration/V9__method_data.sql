-- What a browser told before its authentication began. The id comes from a stranger and may never be heard of again, so a row is
-- small, is written at most twice, and does not stay. What was told is sealed; devices are compared by a keyed hash.
CREATE TABLE method_data (
    three_ds_server_trans_id uuid        NOT NULL PRIMARY KEY,
    created_at               timestamptz NOT NULL DEFAULT now(),
    served                   bytea       NOT NULL CHECK (length(served) <= 8192),
    collected_at             timestamptz,
    collected                bytea       CHECK (length(collected) <= 8192),
    device_key               varchar(64),
    CHECK ((collected_at IS NULL) = (collected IS NULL)),
    CHECK (device_key IS NULL OR collected IS NOT NULL)
);

-- Housekeeping looks for the old ones by it.
CREATE INDEX method_data_age ON method_data USING brin (created_at);
