-- build unique index leases_pkey1 (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH leases
-- ! Fails if two rows agree; find them first: SELECT id, count(*) FROM leases GROUP BY id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY leases_pkey1 ON leases (id);
-- rollback DROP INDEX CONCURRENTLY leases_pkey1;

-- build unique index loans_pkey1 (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH loans
-- ! Fails if two rows agree; find them first: SELECT id, count(*) FROM loans GROUP BY id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY loans_pkey1 ON loans (id);
-- rollback DROP INDEX CONCURRENTLY loans_pkey1;

-- build unique index shop_clerks_pkey1 (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH shop_clerks
-- ! Fails if two rows agree; find them first: SELECT shop_id, clerk, count(*) FROM shop_clerks GROUP BY shop_id, clerk HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY shop_clerks_pkey1 ON shop_clerks (shop_id, clerk);
-- rollback DROP INDEX CONCURRENTLY shop_clerks_pkey1;

-- build unique index shop_doors_pkey (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH shop_doors
-- ! Fails if two rows agree; find them first: SELECT shop_id, door, count(*) FROM shop_doors GROUP BY shop_id, door HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY shop_doors_pkey ON shop_doors (shop_id, door);
-- rollback DROP INDEX CONCURRENTLY shop_doors_pkey;

-- build unique index shop_notes_pkey (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH shop_notes
-- ! Fails if two rows agree; find them first: SELECT shop_id, count(*) FROM shop_notes GROUP BY shop_id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY shop_notes_pkey ON shop_notes (shop_id);
-- rollback DROP INDEX CONCURRENTLY shop_notes_pkey;

-- build unique index shop_shelves_pkey (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH shop_shelves
-- ! Fails if two rows agree; find them first: SELECT shop_id, shelf, count(*) FROM shop_shelves GROUP BY shop_id, shelf HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY shop_shelves_pkey ON shop_shelves (shop_id, shelf);
-- rollback DROP INDEX CONCURRENTLY shop_shelves_pkey;

-- build unique index shops_pkey (outside of a transaction)
-- for PRIMARY_KEY_MISMATCH shops
-- ! Fails if two rows agree; find them first: SELECT id, count(*) FROM shops GROUP BY id HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY shops_pkey ON shops (id);
-- rollback DROP INDEX CONCURRENTLY shops_pkey;

-- set primary key of leases to (id)
-- for PRIMARY_KEY_MISMATCH leases
ALTER TABLE leases DROP CONSTRAINT leases_pkey;
ALTER TABLE leases ADD CONSTRAINT leases_pkey1 PRIMARY KEY USING INDEX leases_pkey1;
-- rollback ALTER TABLE leases DROP CONSTRAINT leases_pkey1;
-- rollback CREATE UNIQUE INDEX leases_pkey1 ON leases (id);
-- rollback ALTER TABLE leases ADD CONSTRAINT leases_pkey PRIMARY KEY (tenant, id);

-- set primary key of loans to (id)
-- for PRIMARY_KEY_MISMATCH loans
ALTER TABLE loans DROP CONSTRAINT loans_pkey;
ALTER TABLE loans ADD CONSTRAINT loans_pkey1 PRIMARY KEY USING INDEX loans_pkey1;
-- rollback ALTER TABLE loans DROP CONSTRAINT loans_pkey1;
-- rollback CREATE UNIQUE INDEX loans_pkey1 ON loans (id);
-- rollback ALTER TABLE loans ADD CONSTRAINT loans_pkey PRIMARY KEY (region, id);

-- set primary key of shop_clerks to (shop_id, clerk)
-- for PRIMARY_KEY_MISMATCH shop_clerks
ALTER TABLE shop_clerks DROP CONSTRAINT shop_clerks_pkey;
ALTER TABLE shop_clerks ADD CONSTRAINT shop_clerks_pkey1 PRIMARY KEY USING INDEX shop_clerks_pkey1;
-- rollback ALTER TABLE shop_clerks DROP CONSTRAINT shop_clerks_pkey1;
-- rollback CREATE UNIQUE INDEX shop_clerks_pkey1 ON shop_clerks (shop_id, clerk);
-- rollback ALTER TABLE shop_clerks ADD CONSTRAINT shop_clerks_pkey PRIMARY KEY (shop_id);

-- set primary key of shop_doors to (shop_id, door)
-- for PRIMARY_KEY_MISMATCH shop_doors
ALTER TABLE shop_doors ADD CONSTRAINT shop_doors_pkey PRIMARY KEY USING INDEX shop_doors_pkey;
-- rollback ALTER TABLE shop_doors DROP CONSTRAINT shop_doors_pkey;
-- rollback CREATE UNIQUE INDEX shop_doors_pkey ON shop_doors (shop_id, door);

-- set primary key of shop_notes to (shop_id)
-- for PRIMARY_KEY_MISMATCH shop_notes
ALTER TABLE shop_notes ADD CONSTRAINT shop_notes_pkey PRIMARY KEY USING INDEX shop_notes_pkey;
-- rollback ALTER TABLE shop_notes DROP CONSTRAINT shop_notes_pkey;
-- rollback CREATE UNIQUE INDEX shop_notes_pkey ON shop_notes (shop_id);

-- set primary key of shop_shelves to (shop_id, shelf)
-- for PRIMARY_KEY_MISMATCH shop_shelves
ALTER TABLE shop_shelves ADD CONSTRAINT shop_shelves_pkey PRIMARY KEY USING INDEX shop_shelves_pkey;
-- rollback ALTER TABLE shop_shelves DROP CONSTRAINT shop_shelves_pkey;
-- rollback CREATE UNIQUE INDEX shop_shelves_pkey ON shop_shelves (shop_id, shelf);

-- set primary key of shops to (id)
-- for PRIMARY_KEY_MISMATCH shops
ALTER TABLE shops ADD CONSTRAINT shops_pkey PRIMARY KEY USING INDEX shops_pkey;
-- rollback ALTER TABLE shops DROP CONSTRAINT shops_pkey;
-- rollback CREATE UNIQUE INDEX shops_pkey ON shops (id);

