-- let crashing survive a crash
-- for TABLE_UNLOGGED crashing
-- ! Writes the whole table to the log; nobody can read or write it meanwhile.
ALTER TABLE crashing SET LOGGED;
-- rollback ALTER TABLE crashing SET UNLOGGED;

-- left: PARTITION_MISSING empty
--   Only you know what is meant: Add a changeSet that creates the partitions, or a default one; accept the finding if a job creates them.
-- left: PARTITION_MISSING hashed
--   Only you know what is meant: Add a changeSet that creates the partitions, or a default one; accept the finding if a job creates them.
-- left: TABLE_INHERITED parent
--   Only you know what is meant: Add a changeSet with ALTER TABLE … NO INHERIT. Inheritance of entities (@Inheritance) does not need that of tables.
