-- Whether whoever brings a code has taken it. Null while it is being sent; true by default, because older replicas do not say.
ALTER TABLE one_time_code ADD COLUMN taken boolean DEFAULT true;
