-- How many card numbers that are not enrolled a merchant has asked about, by slices of time: a budget over the last slices keeps
-- the enrolment check from telling anybody which card numbers exist. Over all replicas, so it is counted here.
CREATE TABLE enrolment_budget (
    requestor_id uuid        NOT NULL,
    slice        timestamptz NOT NULL,
    unknown      integer     NOT NULL,
    PRIMARY KEY (requestor_id, slice)
);
