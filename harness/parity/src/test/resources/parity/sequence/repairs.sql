-- create sequence lost_seq
-- for SEQUENCE_MISSING lost_seq
-- ! It starts at 1. If rows with ids are there already, let it go on after them: SELECT setval('lost_seq', …).
CREATE SEQUENCE lost_seq INCREMENT BY 50;
-- rollback DROP SEQUENCE lost_seq;

-- alter sequence small_seq
-- for SEQUENCE_INCREMENT_MISMATCH small_seq
-- ! Instances that run with another allocationSize at that moment may draw the same keys: stop them first.
ALTER SEQUENCE small_seq INCREMENT BY 50;
-- rollback ALTER SEQUENCE small_seq INCREMENT BY 1;

