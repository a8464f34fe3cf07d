-- build unique index lost_pkey (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH lost
-- ! Fails if two rows agree; find them first: SELECT id, count(*) FROM lost GROUP BY id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY lost_pkey ON lost (id);
-- rollback DROP INDEX CONCURRENTLY lost_pkey;

-- build unique index users_pkey1 (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH users
-- ! Fails if two rows agree; find them first: SELECT id, tenant_id, count(*) FROM users GROUP BY id, tenant_id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY users_pkey1 ON users (id, tenant_id);
-- rollback DROP INDEX CONCURRENTLY users_pkey1;

-- set primary key of lost to (id)
-- for PRIMARY_KEY_MISMATCH lost
ALTER TABLE lost ADD CONSTRAINT lost_pkey PRIMARY KEY USING INDEX lost_pkey;
-- rollback ALTER TABLE lost DROP CONSTRAINT lost_pkey;
-- rollback CREATE UNIQUE INDEX lost_pkey ON lost (id);

-- set primary key of users to (id, tenant_id)
-- for PRIMARY_KEY_MISMATCH users
ALTER TABLE users DROP CONSTRAINT users_pkey;
ALTER TABLE users ADD CONSTRAINT users_pkey1 PRIMARY KEY USING INDEX users_pkey1;
-- rollback ALTER TABLE users DROP CONSTRAINT users_pkey1;
-- rollback CREATE UNIQUE INDEX users_pkey1 ON users (id, tenant_id);
-- rollback ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- left: PRIMARY_KEY_MISMATCH rides
--   PostgreSQL keeps values unique across partitions only together with the partition key, which is not part of the mapped columns. Let the generator see to it, or map the whole key.
-- left: PRIMARY_KEY_MISMATCH trips
--   PostgreSQL keeps values unique across partitions only together with the partition key, which is not part of the mapped columns. Let the generator see to it, or map the whole key.
-- left: PARTITION_MISSING visits
--   Only you know what is meant: Add a changeSet that creates the partitions, or a default one; accept the finding if a job creates them.
-- left: PRIMARY_KEY_MISMATCH tags
--   The mapping is looser than the database: map the collection as a Set, or with an @OrderColumn.
