-- add column Order.Select
-- for COLUMN_MISSING Order.Select
-- ! Existing rows hold null in it until somebody fills them, and the next changeSets fail while one does. If the table has rows, put an UPDATE into this changeSet.
ALTER TABLE "Order" ADD COLUMN "Select" integer;
-- rollback ALTER TABLE "Order" DROP COLUMN "Select";

-- reject new nulls in Order.Select
-- for COLUMN_MISSING Order.Select
-- ! From here on an INSERT or UPDATE that leaves Select null fails: deploy first what fills it.
ALTER TABLE "Order" ADD CONSTRAINT "Order_Select_present" CHECK ("Select" IS NOT NULL) NOT VALID;
-- rollback ALTER TABLE "Order" DROP CONSTRAINT "Order_Select_present";

-- make sure that no row has null in Order.Select
-- for COLUMN_MISSING Order.Select
-- ! Fails if a row holds null; fill it first: UPDATE "Order" SET "Select" = … WHERE "Select" IS NULL. Reads and writes go on meanwhile.
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_Select_present";
-- rollback ALTER TABLE "Order" DROP CONSTRAINT "Order_Select_present";
-- rollback ALTER TABLE "Order" ADD CONSTRAINT "Order_Select_present" CHECK ("Select" IS NOT NULL) NOT VALID;

-- set not null on Order.Select
-- for COLUMN_MISSING Order.Select
ALTER TABLE "Order" ALTER COLUMN "Select" SET NOT NULL;
ALTER TABLE "Order" DROP CONSTRAINT "Order_Select_present";
-- rollback ALTER TABLE "Order" ADD CONSTRAINT "Order_Select_present" CHECK ("Select" IS NOT NULL);
-- rollback ALTER TABLE "Order" ALTER COLUMN "Select" DROP NOT NULL;

-- build unique index Order_user_group_key (outside of a transaction)
-- for UNIQUE_MISSING Order (user, group)
-- ! Fails if two rows agree; find them first: SELECT "user", "group", count(*) FROM "Order" GROUP BY "user", "group" HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY "Order_user_group_key" ON "Order" ("user", "group");
-- rollback DROP INDEX CONCURRENTLY "Order_user_group_key";

-- build unique index a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key (outside of a transaction)
-- for UNIQUE_MISSING a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63
-- ! Fails if two rows agree; find them first: SELECT a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63, count(*) FROM a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 GROUP BY a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63 HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key ON a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 (a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63);
-- rollback DROP INDEX CONCURRENTLY a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key;

-- build unique index users_email_key2 (outside of a transaction)
-- for UNIQUE_MISSING users.email
-- ! Fails if two rows agree; find them first: SELECT email, count(*) FROM users GROUP BY email HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY users_email_key2 ON users (email);
-- rollback DROP INDEX CONCURRENTLY users_email_key2;

-- create index users_other_email_idx (outside of a transaction)
-- for INDEX_MISSING users.other_email
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY users_other_email_idx ON users (other_email);
-- rollback DROP INDEX CONCURRENTLY users_other_email_idx;

-- add unique constraint Order_user_group_key
-- for UNIQUE_MISSING Order (user, group)
ALTER TABLE "Order" ADD CONSTRAINT "Order_user_group_key" UNIQUE USING INDEX "Order_user_group_key";
-- rollback ALTER TABLE "Order" DROP CONSTRAINT "Order_user_group_key";
-- rollback CREATE UNIQUE INDEX "Order_user_group_key" ON "Order" ("user", "group");

-- add unique constraint a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key
-- for UNIQUE_MISSING a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63
ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 ADD CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key UNIQUE USING INDEX a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key;
-- rollback ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 DROP CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key;
-- rollback CREATE UNIQUE INDEX a_table_whose_name_is_so_long_a_column_whose_name_is_so_lon_key ON a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 (a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63);

-- add unique constraint users_email_key2
-- for UNIQUE_MISSING users.email
ALTER TABLE users ADD CONSTRAINT users_email_key2 UNIQUE USING INDEX users_email_key2;
-- rollback ALTER TABLE users DROP CONSTRAINT users_email_key2;
-- rollback CREATE UNIQUE INDEX users_email_key2 ON users (email);

-- add check Order_group_check
-- for CHECK_MISSING Order.group
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE "Order" ADD CONSTRAINT "Order_group_check" CHECK ("group" IN ('a', 'It''s', 'back\slash', '${user.name} -- /* ; $$ //')) NOT VALID;
-- rollback ALTER TABLE "Order" DROP CONSTRAINT "Order_group_check";

-- add foreign key a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey
-- for FOREIGN_KEY_MISSING a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 ADD CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey FOREIGN KEY (a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63) REFERENCES "Order" (id) NOT VALID;
-- rollback ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 DROP CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey;

-- add foreign key naïve_tàble_größe_fkey
-- for FOREIGN_KEY_MISSING naïve_tàble.größe
-- ! From here on a row that refers to nothing is rejected. Blocks writes to both tables for a moment.
ALTER TABLE "naïve_tàble" ADD CONSTRAINT "naïve_tàble_größe_fkey" FOREIGN KEY ("größe") REFERENCES "Order" (id) NOT VALID;
-- rollback ALTER TABLE "naïve_tàble" DROP CONSTRAINT "naïve_tàble_größe_fkey";

-- validate check Order_group_check
-- for CHECK_MISSING Order.group
-- ! Fails if a row breaks it; find them first: SELECT * FROM "Order" WHERE NOT ("group" IN ('a', 'It''s', 'back\slash', '${user.name} -- /* ; $$ //')). Reads and writes go on meanwhile.
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_group_check";
-- rollback ALTER TABLE "Order" DROP CONSTRAINT "Order_group_check";
-- rollback ALTER TABLE "Order" ADD CONSTRAINT "Order_group_check" CHECK ("group" IN ('a', 'It''s', 'back\slash', '${user.name} -- /* ; $$ //')) NOT VALID;

-- validate foreign key a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey
-- for FOREIGN_KEY_MISSING a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 r WHERE r.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63 IS NOT NULL AND NOT EXISTS (SELECT FROM "Order" t WHERE t.id = r.a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63). Reads and writes go on meanwhile.
ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 VALIDATE CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey;
-- rollback ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 DROP CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey;
-- rollback ALTER TABLE a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 ADD CONSTRAINT a_table_whose_name_is_so_long_a_column_whose_name_is_so_lo_fkey FOREIGN KEY (a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63) REFERENCES "Order" (id) NOT VALID;

-- validate foreign key naïve_tàble_größe_fkey
-- for FOREIGN_KEY_MISSING naïve_tàble.größe
-- ! Fails if a row refers to one that is not there; find them first: SELECT * FROM "naïve_tàble" r WHERE r."größe" IS NOT NULL AND NOT EXISTS (SELECT FROM "Order" t WHERE t.id = r."größe"). Reads and writes go on meanwhile.
ALTER TABLE "naïve_tàble" VALIDATE CONSTRAINT "naïve_tàble_größe_fkey";
-- rollback ALTER TABLE "naïve_tàble" DROP CONSTRAINT "naïve_tàble_größe_fkey";
-- rollback ALTER TABLE "naïve_tàble" ADD CONSTRAINT "naïve_tàble_größe_fkey" FOREIGN KEY ("größe") REFERENCES "Order" (id) NOT VALID;

