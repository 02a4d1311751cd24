-- Replicas may run without the rights of the tables' owner. Making the partition of a day is the one thing they do to tables: it
-- runs with the owner's rights, on a path of its own that no caller can bend.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION transaction_partition(date) SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION transaction_partition(date) FROM PUBLIC;

-- Counted every minute; there should be none.
CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL AND delivered_at IS NULL;
