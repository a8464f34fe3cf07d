-- change type of t.open_state to text
-- for COLUMN_TYPE_MISMATCH t.open_state
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN open_state TYPE text;
-- rollback ALTER TABLE t ALTER COLUMN open_state TYPE state USING open_state::state;

-- change type of t.state to text
-- for COLUMN_TYPE_MISMATCH t.state
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN state TYPE text;
-- rollback ALTER TABLE t ALTER COLUMN state TYPE state USING state::state;

-- left: CHECK_MISMATCH t.listed
--   The mapping does not say which check it expects.
-- left: CHECK_MISMATCH t.listed
--   The mapping does not say which check it expects.
