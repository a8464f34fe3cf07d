-- alter sequence integer_seq
-- for SEQUENCE_RANGE_MISMATCH integer_seq
-- ! The rollback fails once it has been drawn beyond the old range.
ALTER SEQUENCE integer_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 NO CYCLE;
-- rollback ALTER SEQUENCE integer_seq AS integer MINVALUE 1 MAXVALUE 2147483647 NO CYCLE;

