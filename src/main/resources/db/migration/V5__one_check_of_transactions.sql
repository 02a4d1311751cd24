-- PostgreSQL parses and prepares each check anew for every INSERT: five of them cost as much as the row itself. One stays, the one
-- that keeps timers honest: a transaction either has a deadline or has come to a result.
ALTER TABLE transaction
    DROP CONSTRAINT transaction_state_check,
    DROP CONSTRAINT transaction_trans_status_check,
    DROP CONSTRAINT transaction_shown_status_check,
    DROP CONSTRAINT transaction_check,
    DROP CONSTRAINT transaction_check1;
ALTER TABLE transaction ADD CONSTRAINT transaction_deadline_or_result CHECK (num_nulls(deadline, trans_status) = 1);
