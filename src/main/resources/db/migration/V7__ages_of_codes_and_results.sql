-- Housekeeping looks for the old ones by these; rows are written in the order of time, so a few pages tell where to look.
CREATE INDEX one_time_code_age ON one_time_code USING brin (expires_at);
CREATE INDEX outbox_age ON outbox USING brin (delivered_at);
