-- change type of visits.note to character varying(40)
-- for COLUMN_TOO_SMALL visits.note
ALTER TABLE visits ALTER COLUMN note TYPE character varying(40);
-- rollback ALTER TABLE visits ALTER COLUMN note TYPE character varying(20);

-- reject new nulls in visits.note
-- for COLUMN_REQUIRED_BY_MAPPING visits.note
-- ! From here on an INSERT or UPDATE that leaves note null fails: deploy first what fills it.
ALTER TABLE visits ADD CONSTRAINT visits_note_present CHECK (note IS NOT NULL) NOT VALID;
-- rollback ALTER TABLE visits DROP CONSTRAINT visits_note_present;

-- make sure that no row has null in visits.note
-- for COLUMN_REQUIRED_BY_MAPPING visits.note
-- ! Fails if a row holds null; fill it first: UPDATE visits SET note = … WHERE note IS NULL. Reads and writes go on meanwhile.
ALTER TABLE visits VALIDATE CONSTRAINT visits_note_present;
-- rollback ALTER TABLE visits DROP CONSTRAINT visits_note_present;
-- rollback ALTER TABLE visits ADD CONSTRAINT visits_note_present CHECK (note IS NOT NULL) NOT VALID;

-- set not null on visits.note
-- for COLUMN_REQUIRED_BY_MAPPING visits.note
ALTER TABLE visits ALTER COLUMN note SET NOT NULL;
ALTER TABLE visits DROP CONSTRAINT visits_note_present;
-- rollback ALTER TABLE visits ADD CONSTRAINT visits_note_present CHECK (note IS NOT NULL);
-- rollback ALTER TABLE visits ALTER COLUMN note DROP NOT NULL;

-- create index visits_note_idx
-- for INDEX_MISSING visits.note
-- ! Blocks writes to the table while it is built: PostgreSQL cannot do it concurrently for partitioned tables. On large ones build it partition by partition.
CREATE INDEX visits_note_idx ON visits (note);
-- rollback DROP INDEX visits_note_idx;

-- add unique constraint visits_day_code_key
-- for UNIQUE_MISSING visits (day, code)
-- ! Fails if two rows agree; find them first: SELECT day, code, count(*) FROM visits GROUP BY day, code HAVING count(*) > 1.
-- ! Blocks writes to the table while its indexes are built: PostgreSQL has no other way for partitioned tables.
ALTER TABLE visits ADD CONSTRAINT visits_day_code_key UNIQUE (day, code);
-- rollback ALTER TABLE visits DROP CONSTRAINT visits_day_code_key;

-- add foreign key visits_place_id_fkey
-- for FOREIGN_KEY_MISSING visits.place_id
-- ! Blocks writes to both tables while it reads all rows; PostgreSQL before 18 has no other way for partitioned tables. Fails if a row refers to one that is not there; find them first: SELECT * FROM visits r WHERE r.place_id IS NOT NULL AND NOT EXISTS (SELECT FROM places t WHERE t.id = r.place_id).
ALTER TABLE visits ADD CONSTRAINT visits_place_id_fkey FOREIGN KEY (place_id) REFERENCES places (id);
-- rollback ALTER TABLE visits DROP CONSTRAINT visits_place_id_fkey;

-- left: UNIQUE_MISSING visits.code
--   PostgreSQL keeps values unique across partitions only together with the partition key, which is not part of the mapped columns. Let the generator see to it, or map the whole key.
