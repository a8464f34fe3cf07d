-- replace foreign key fk_ab
-- for FOREIGN_KEY_ACTION_MISMATCH t (a, b)
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE t DROP CONSTRAINT fk_ab;
ALTER TABLE t ADD CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES p (a, b) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT fk_ab;
-- rollback ALTER TABLE t ADD CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES p (a, b) MATCH FULL;

-- validate foreign key fk_ab
-- for FOREIGN_KEY_ACTION_MISMATCH t (a, b)
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM t r WHERE r.a IS NOT NULL AND r.b IS NOT NULL AND NOT EXISTS (SELECT FROM p t WHERE t.a = r.a AND t.b = r.b). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT fk_ab;
-- rollback ALTER TABLE t DROP CONSTRAINT fk_ab;
-- rollback ALTER TABLE t ADD CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES p (a, b) NOT VALID;

