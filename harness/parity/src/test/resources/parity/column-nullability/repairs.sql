-- allow null in users.phone
-- for COLUMN_REQUIRED_BY_DATABASE users.phone
-- ! Right only if null means something here; if it does not, map the attribute as required instead.
-- ! The rollback fails once a row holds null.
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
-- rollback ALTER TABLE users ALTER COLUMN phone SET NOT NULL;

-- reject new nulls in users.email
-- for COLUMN_REQUIRED_BY_MAPPING users.email
-- ! From here on an INSERT or UPDATE that leaves email null fails: deploy first what fills it.
ALTER TABLE users ADD CONSTRAINT users_email_present CHECK (email IS NOT NULL) NOT VALID;
-- rollback ALTER TABLE users DROP CONSTRAINT users_email_present;

-- make sure that no row has null in users.email
-- for COLUMN_REQUIRED_BY_MAPPING users.email
-- ! Fails if a row holds null; fill it first: UPDATE users SET email = … WHERE email IS NULL. Reads and writes go on meanwhile.
ALTER TABLE users VALIDATE CONSTRAINT users_email_present;
-- rollback ALTER TABLE users DROP CONSTRAINT users_email_present;
-- rollback ALTER TABLE users ADD CONSTRAINT users_email_present CHECK (email IS NOT NULL) NOT VALID;

-- set not null on users.email
-- for COLUMN_REQUIRED_BY_MAPPING users.email
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_email_present;
-- rollback ALTER TABLE users ADD CONSTRAINT users_email_present CHECK (email IS NOT NULL);
-- rollback ALTER TABLE users ALTER COLUMN email DROP NOT NULL;

-- left: COLUMN_REQUIRED_BY_DATABASE stamps.created_at
--   The database fills the column where an INSERT leaves it out: map the attribute as required, or as not insertable.
