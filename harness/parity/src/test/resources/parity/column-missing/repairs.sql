-- add column users.display_name
-- for COLUMN_MISSING users.display_name
-- ! Existing rows hold null in it until somebody fills them, and the next changeSets fail while one does. If the table has rows, put an UPDATE into this changeSet.
ALTER TABLE users ADD COLUMN display_name character varying(80);
-- rollback ALTER TABLE users DROP COLUMN display_name;

-- reject new nulls in users.display_name
-- for COLUMN_MISSING users.display_name
-- ! From here on an INSERT or UPDATE that leaves display_name null fails: deploy first what fills it.
ALTER TABLE users ADD CONSTRAINT users_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;
-- rollback ALTER TABLE users DROP CONSTRAINT users_display_name_present;

-- make sure that no row has null in users.display_name
-- for COLUMN_MISSING users.display_name
-- ! Fails if a row holds null; fill it first: UPDATE users SET display_name = … WHERE display_name IS NULL. Reads and writes go on meanwhile.
ALTER TABLE users VALIDATE CONSTRAINT users_display_name_present;
-- rollback ALTER TABLE users DROP CONSTRAINT users_display_name_present;
-- rollback ALTER TABLE users ADD CONSTRAINT users_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;

-- set not null on users.display_name
-- for COLUMN_MISSING users.display_name
ALTER TABLE users ALTER COLUMN display_name SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_display_name_present;
-- rollback ALTER TABLE users ADD CONSTRAINT users_display_name_present CHECK (display_name IS NOT NULL);
-- rollback ALTER TABLE users ALTER COLUMN display_name DROP NOT NULL;

