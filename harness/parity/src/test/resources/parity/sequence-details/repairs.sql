-- create sequence Case_seq
-- for SEQUENCE_MISSING Case_seq
-- ! It starts at 1. If rows with ids are there already, let it go on after them: SELECT setval('"Case_seq"', …).
CREATE SEQUENCE "Case_seq";
-- rollback DROP SEQUENCE "Case_seq";

-- alter sequence small_seq
-- for SEQUENCE_RANGE_MISMATCH small_seq
-- ! The rollback fails once it has been drawn beyond the old range.
ALTER SEQUENCE small_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 NO CYCLE;
-- rollback ALTER SEQUENCE small_seq AS bigint MINVALUE 1 MAXVALUE 1000 NO CYCLE;

-- alter sequence crashing_seq
-- for SEQUENCE_UNLOGGED crashing_seq
-- ! It must not be drawn from meanwhile.
ALTER SEQUENCE crashing_seq SET LOGGED;
-- rollback ALTER SEQUENCE crashing_seq SET UNLOGGED;

-- alter sequence cycle_seq
-- for SEQUENCE_RANGE_MISMATCH cycle_seq
-- ! The rollback fails once it has been drawn beyond the old range.
ALTER SEQUENCE cycle_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 NO CYCLE;
-- rollback ALTER SEQUENCE cycle_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 CYCLE;

-- alter sequence reserved_seq
-- for SEQUENCE_START_MISMATCH reserved_seq
-- ! Where it has been drawn from already, it goes on from there; one that is lower than the new start needs: SELECT setval('reserved_seq', …).
ALTER SEQUENCE reserved_seq START WITH 1000;
-- rollback ALTER SEQUENCE reserved_seq START WITH 1;

