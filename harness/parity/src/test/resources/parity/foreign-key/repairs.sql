-- replace foreign key child_cascaded_id_fkey
-- for FOREIGN_KEY_ACTION_MISMATCH child.cascaded_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE child DROP CONSTRAINT child_cascaded_id_fkey;
ALTER TABLE child ADD CONSTRAINT child_cascaded_id_fkey FOREIGN KEY (cascaded_id) REFERENCES a (id) ON DELETE CASCADE NOT VALID;
-- rollback ALTER TABLE child DROP CONSTRAINT child_cascaded_id_fkey;
-- rollback ALTER TABLE child ADD CONSTRAINT child_cascaded_id_fkey FOREIGN KEY (cascaded_id) REFERENCES a (id);

-- replace foreign key child_wrong_id_fkey
-- for FOREIGN_KEY_WRONG_TARGET child.wrong_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE child DROP CONSTRAINT child_wrong_id_fkey;
ALTER TABLE child ADD CONSTRAINT child_wrong_id_fkey FOREIGN KEY (wrong_id) REFERENCES a (id) NOT VALID;
-- rollback ALTER TABLE child DROP CONSTRAINT child_wrong_id_fkey;
-- rollback ALTER TABLE child ADD CONSTRAINT child_wrong_id_fkey FOREIGN KEY (wrong_id) REFERENCES b (id);

-- add foreign key child_lost_id_fkey
-- for FOREIGN_KEY_MISSING child.lost_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE child ADD CONSTRAINT child_lost_id_fkey FOREIGN KEY (lost_id) REFERENCES a (id) NOT VALID;
-- rollback ALTER TABLE child DROP CONSTRAINT child_lost_id_fkey;

-- validate foreign key child_cascaded_id_fkey
-- for FOREIGN_KEY_ACTION_MISMATCH child.cascaded_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM child r WHERE r.cascaded_id IS NOT NULL AND NOT EXISTS (SELECT FROM a t WHERE t.id = r.cascaded_id). Reads and writes go on meanwhile.
ALTER TABLE child VALIDATE CONSTRAINT child_cascaded_id_fkey;
-- rollback ALTER TABLE child DROP CONSTRAINT child_cascaded_id_fkey;
-- rollback ALTER TABLE child ADD CONSTRAINT child_cascaded_id_fkey FOREIGN KEY (cascaded_id) REFERENCES a (id) ON DELETE CASCADE NOT VALID;

-- validate foreign key child_wrong_id_fkey
-- for FOREIGN_KEY_WRONG_TARGET child.wrong_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM child r WHERE r.wrong_id IS NOT NULL AND NOT EXISTS (SELECT FROM a t WHERE t.id = r.wrong_id). Reads and writes go on meanwhile.
ALTER TABLE child VALIDATE CONSTRAINT child_wrong_id_fkey;
-- rollback ALTER TABLE child DROP CONSTRAINT child_wrong_id_fkey;
-- rollback ALTER TABLE child ADD CONSTRAINT child_wrong_id_fkey FOREIGN KEY (wrong_id) REFERENCES a (id) NOT VALID;

-- validate foreign key child_lost_id_fkey
-- for FOREIGN_KEY_MISSING child.lost_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM child r WHERE r.lost_id IS NOT NULL AND NOT EXISTS (SELECT FROM a t WHERE t.id = r.lost_id). Reads and writes go on meanwhile.
ALTER TABLE child VALIDATE CONSTRAINT child_lost_id_fkey;
-- rollback ALTER TABLE child DROP CONSTRAINT child_lost_id_fkey;
-- rollback ALTER TABLE child ADD CONSTRAINT child_lost_id_fkey FOREIGN KEY (lost_id) REFERENCES a (id) NOT VALID;

