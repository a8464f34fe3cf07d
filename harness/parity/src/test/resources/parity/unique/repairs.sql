-- build unique index users_email_key (outside of a transaction)
-- for UNIQUE_MISSING users.email
-- ! Fails if two rows agree; find them first: SELECT email, count(*) FROM users GROUP BY email HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- rollback DROP INDEX CONCURRENTLY users_email_key;

-- add unique constraint users_email_key
-- for UNIQUE_MISSING users.email
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
-- rollback ALTER TABLE users DROP CONSTRAINT users_email_key;
-- rollback CREATE UNIQUE INDEX users_email_key ON users (email);

-- left: UNIQUE_UNMAPPED stricter.a
--   The database is the stricter side, and others may rely on it: declare it in the mapping, or drop it in a changeSet of your own.
-- left: UNIQUE_UNMAPPED users.b
--   The database is the stricter side, and others may rely on it: declare it in the mapping, or drop it in a changeSet of your own.
