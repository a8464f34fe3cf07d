-- add check t_level_check
-- for CHECK_MISSING t.level
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t ADD CONSTRAINT t_level_check CHECK (level > 0) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT t_level_check;

-- add foreign key t_b_id_fkey
-- for FOREIGN_KEY_MISSING t.b_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE t ADD CONSTRAINT t_b_id_fkey FOREIGN KEY (b_id) REFERENCES a (id) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT t_b_id_fkey;

-- validate fk_a
-- for CONSTRAINT_NOT_VALID t.a_id
-- ! Fails if a row breaks it: look for such rows first. Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT fk_a;
-- rollback ALTER TABLE t DROP CONSTRAINT fk_a;
-- rollback ALTER TABLE t ADD CONSTRAINT fk_a FOREIGN KEY (a_id) REFERENCES a (id) NOT VALID;

-- validate foreign key t_b_id_fkey
-- for FOREIGN_KEY_MISSING t.b_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM t r WHERE r.b_id IS NOT NULL AND NOT EXISTS (SELECT FROM a t WHERE t.id = r.b_id). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_b_id_fkey;
-- rollback ALTER TABLE t DROP CONSTRAINT t_b_id_fkey;
-- rollback ALTER TABLE t ADD CONSTRAINT t_b_id_fkey FOREIGN KEY (b_id) REFERENCES a (id) NOT VALID;

-- validate ck_kind
-- for CONSTRAINT_NOT_VALID t.kind
-- ! Fails if a row breaks it: look for such rows first. Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_kind;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_kind;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_kind CHECK (kind IN ('B', 'A')) NOT VALID;

-- validate check t_level_check
-- for CHECK_MISSING t.level
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (level > 0). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_level_check;
-- rollback ALTER TABLE t DROP CONSTRAINT t_level_check;
-- rollback ALTER TABLE t ADD CONSTRAINT t_level_check CHECK (level > 0) NOT VALID;

-- validate nn_note
-- for CONSTRAINT_NOT_VALID t.note
-- ! Fails if a row breaks it: look for such rows first. Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT nn_note;
-- rollback ALTER TABLE t DROP CONSTRAINT nn_note;
-- rollback ALTER TABLE t ADD CONSTRAINT nn_note NOT NULL note NOT VALID;

-- validate ck_size
-- for CONSTRAINT_NOT_VALID t.size
-- ! Fails if a row breaks it: look for such rows first. Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_size;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_size;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_size CHECK (size > 0) NOT VALID;

