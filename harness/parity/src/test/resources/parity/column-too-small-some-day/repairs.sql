-- let sequence buns_id_seq go on to the end of its type
-- for SEQUENCE_RANGE_MISMATCH buns_id_seq
-- ! The rollback fails once it has been drawn beyond the old range.
ALTER SEQUENCE buns_id_seq NO MAXVALUE;
-- rollback ALTER SEQUENCE buns_id_seq MAXVALUE 1000;

-- alter sequence pies_seq
-- for SEQUENCE_RANGE_MISMATCH pies_seq
-- ! The rollback fails once it has been drawn beyond the old range.
ALTER SEQUENCE pies_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 NO CYCLE;
-- rollback ALTER SEQUENCE pies_seq AS smallint MINVALUE 1 MAXVALUE 32767 NO CYCLE;

-- change type of crumbs.assigned_id to bigint
-- for COLUMN_TOO_SMALL crumbs.assigned_id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE crumbs ALTER COLUMN assigned_id TYPE bigint;
-- rollback ALTER TABLE crumbs ALTER COLUMN assigned_id TYPE integer;

-- change type of crumbs.half_id to bigint
-- for COLUMN_TOO_SMALL crumbs.half_id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE crumbs ALTER COLUMN half_id TYPE bigint;
-- rollback ALTER TABLE crumbs ALTER COLUMN half_id TYPE integer;

-- change type of loaves.seen to integer
-- for COLUMN_TOO_SMALL loaves.seen
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE loaves ALTER COLUMN seen TYPE integer;
-- rollback ALTER TABLE loaves ALTER COLUMN seen TYPE smallint;

-- change type of loaves.version to integer
-- for COLUMN_TOO_SMALL loaves.version
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE loaves ALTER COLUMN version TYPE integer;
-- rollback ALTER TABLE loaves ALTER COLUMN version TYPE smallint;

-- change type of shelves.code to character varying(40)
-- for COLUMN_TOO_SMALL shelves.code
ALTER TABLE shelves ALTER COLUMN code TYPE character varying(40);
ALTER TABLE boxes ALTER COLUMN shelf_code TYPE character varying(40);
ALTER TABLE labels ALTER COLUMN box_code TYPE character varying(40);
ALTER TABLE tins ALTER COLUMN shelf_code TYPE character varying(40);
-- rollback ALTER TABLE shelves ALTER COLUMN code TYPE character varying(36);
-- rollback ALTER TABLE boxes ALTER COLUMN shelf_code TYPE character varying(36);
-- rollback ALTER TABLE labels ALTER COLUMN box_code TYPE character varying(36);
-- rollback ALTER TABLE tins ALTER COLUMN shelf_code TYPE character varying(36);

-- change type of slices.loaf_id to bigint
-- for COLUMN_TOO_SMALL slices.loaf_id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE slices ALTER COLUMN loaf_id TYPE bigint;
-- rollback ALTER TABLE slices ALTER COLUMN loaf_id TYPE integer;

-- change type of slices.position to integer
-- for COLUMN_TOO_SMALL slices.position
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE slices ALTER COLUMN position TYPE integer;
-- rollback ALTER TABLE slices ALTER COLUMN position TYPE smallint;

-- change type of slices.weight to integer
-- for COLUMN_TOO_SMALL slices.weight
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE slices ALTER COLUMN weight TYPE integer;
-- rollback ALTER TABLE slices ALTER COLUMN weight TYPE smallint;

-- change type of stubs.ticket_id to bigint
-- for COLUMN_TOO_SMALL stubs.ticket_id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE stubs ALTER COLUMN ticket_id TYPE bigint;
-- rollback ALTER TABLE stubs ALTER COLUMN ticket_id TYPE integer;

-- add foreign key crumbs_half_id_fkey
-- for FOREIGN_KEY_MISSING crumbs.half_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE crumbs ADD CONSTRAINT crumbs_half_id_fkey FOREIGN KEY (half_id) REFERENCES halves (id) NOT VALID;
-- rollback ALTER TABLE crumbs DROP CONSTRAINT crumbs_half_id_fkey;

-- add foreign key slices_loaf_id_fkey
-- for FOREIGN_KEY_MISSING slices.loaf_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE slices ADD CONSTRAINT slices_loaf_id_fkey FOREIGN KEY (loaf_id) REFERENCES loaves (id) NOT VALID;
-- rollback ALTER TABLE slices DROP CONSTRAINT slices_loaf_id_fkey;

-- add foreign key stubs_ticket_id_fkey
-- for FOREIGN_KEY_MISSING stubs.ticket_id
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE stubs ADD CONSTRAINT stubs_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id) NOT VALID;
-- rollback ALTER TABLE stubs DROP CONSTRAINT stubs_ticket_id_fkey;

-- validate foreign key crumbs_half_id_fkey
-- for FOREIGN_KEY_MISSING crumbs.half_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM crumbs r WHERE r.half_id IS NOT NULL AND NOT EXISTS (SELECT FROM halves t WHERE t.id = r.half_id). Reads and writes go on meanwhile.
ALTER TABLE crumbs VALIDATE CONSTRAINT crumbs_half_id_fkey;
-- rollback ALTER TABLE crumbs DROP CONSTRAINT crumbs_half_id_fkey;
-- rollback ALTER TABLE crumbs ADD CONSTRAINT crumbs_half_id_fkey FOREIGN KEY (half_id) REFERENCES halves (id) NOT VALID;

-- validate foreign key slices_loaf_id_fkey
-- for FOREIGN_KEY_MISSING slices.loaf_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM slices r WHERE r.loaf_id IS NOT NULL AND NOT EXISTS (SELECT FROM loaves t WHERE t.id = r.loaf_id). Reads and writes go on meanwhile.
ALTER TABLE slices VALIDATE CONSTRAINT slices_loaf_id_fkey;
-- rollback ALTER TABLE slices DROP CONSTRAINT slices_loaf_id_fkey;
-- rollback ALTER TABLE slices ADD CONSTRAINT slices_loaf_id_fkey FOREIGN KEY (loaf_id) REFERENCES loaves (id) NOT VALID;

-- validate foreign key stubs_ticket_id_fkey
-- for FOREIGN_KEY_MISSING stubs.ticket_id
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM stubs r WHERE r.ticket_id IS NOT NULL AND NOT EXISTS (SELECT FROM tickets t WHERE t.id = r.ticket_id). Reads and writes go on meanwhile.
ALTER TABLE stubs VALIDATE CONSTRAINT stubs_ticket_id_fkey;
-- rollback ALTER TABLE stubs DROP CONSTRAINT stubs_ticket_id_fkey;
-- rollback ALTER TABLE stubs ADD CONSTRAINT stubs_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id) NOT VALID;

-- left: COLUMN_WIDER_THAN_MAPPED shelves.label
--   The mapping is too narrow, not the database: to narrow the column could cut off values. Tell the mapping the column's true size.
