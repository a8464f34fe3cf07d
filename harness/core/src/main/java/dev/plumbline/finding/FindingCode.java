package dev.plumbline.finding;

import static dev.plumbline.finding.Severity.ERROR;
import static dev.plumbline.finding.Severity.NOTE;
import static dev.plumbline.finding.Severity.WARNING;

/**
 * Every kind of thing that Plumbline can find wrong, each with its severity, consequence and fix in
 * the usual case. The constant's name is the code in messages. Each code has a page, which repeats
 * the consequence and the fix.
 */
public enum FindingCode {
  // the changelog
  CHANGELOG_EMPTY(
      ERROR,
      "A migration would do nothing and report success.",
      "Declare its changeSets, or remove the file and its include."),
  CHANGELOG_UNREADABLE(
      ERROR,
      "Nothing in the changelog can be run, not even the files that are correct.",
      "Correct the file; what was found is the parser's own message."),
  CHANGESET_DUPLICATE(
      ERROR,
      "Liquibase tells changeSets apart by file, id and author, and refuses to run any of them.",
      "Give each its own id, or remove the second include of the file."),
  CHANGESET_INVALID(
      ERROR, "Liquibase refuses to run any changeSet of the changelog.", "Correct the changeSet."),
  CHANGESET_WITHOUT_EFFECT(
      ERROR,
      "It is recorded as applied anyway, so what it was meant to do never happens: correcting it"
          + " later counts as editing history.",
      "Add its changes, or remove it before it is released."),
  CHANGESET_NOT_PARSED(
      ERROR,
      "Liquibase silently skips the line: the changeSet never runs, or its statements run as part"
          + " of the one above it.",
      "Correct the line."),
  MIGRATION_NOT_REPEATABLE(
      ERROR,
      "Every run of the migration job does this again.",
      "Make the changeSets leave a migrated database alone."),
  ROLLBACK_MISSING(
      ERROR,
      "A release that contains it can only be undone by restoring a backup.",
      "Declare a rollback, an empty one if there is nothing to undo."),
  ROLLBACK_FAILED(
      ERROR,
      "A release that contains it cannot be undone when it has to be.",
      "Correct its rollback; it runs after all later changeSets have been rolled back."),
  ROLLBACK_INCOMPLETE(
      ERROR,
      "After a rollback the database is in a state that was never tested, and migrating it again"
          + " may fail.",
      "Make its rollback undo all of it."),

  // the entities themselves
  MAPPING_REFUSED(ERROR, "The application cannot start.", "Correct the mapping."),
  DEFINITION_REJECTED(
      WARNING,
      "What is declared there cannot exist in this database.",
      "Correct the mapping (columnDefinition, check or default), or let the changelog create what"
          + " it refers to."),

  // entities against schema
  NAMING_STRATEGY_MISMATCH(
      ERROR,
      "Every statement that mentions them fails, unless the application uses other naming"
          + " strategies than this test.",
      "Give this test the application's naming strategies."),
  TABLE_MISSING(
      ERROR,
      "Every query on the entity fails.",
      "Add a changeSet that creates it, or correct @Table on the entity."),
  TABLE_UNMAPPED(NOTE, "Nothing breaks.", "Map it, drop it, or leave it to native SQL."),
  TABLE_IS_VIEW(
      ERROR,
      "Saving an entity fails.",
      "Map it with @Immutable if it is only read; otherwise give the view INSTEAD OF triggers, or"
          + " map the tables behind it."),
  TABLE_UNLOGGED(
      WARNING,
      "After a crash of the server it is empty, and a replica never has its rows.",
      "Add a changeSet with ALTER TABLE … SET LOGGED, or accept the finding if the rows can be"
          + " lost."),
  TABLE_INHERITED(
      WARNING,
      "Every query on the entity also finds the rows of the tables that inherit; keys and unique"
          + " constraints do not hold across them.",
      "Add a changeSet with ALTER TABLE … NO INHERIT. Inheritance of entities (@Inheritance) does"
          + " not need that of tables."),
  PARTITION_MISSING(
      ERROR,
      "INSERTs fail for want of a partition.",
      "Add a changeSet that creates the partitions, or a default one; accept the finding if a job"
          + " creates them."),
  ROW_SECURITY_WITHOUT_POLICY(
      WARNING,
      "For roles that are subject to row-level security the command fails, or finds no row.",
      "Add a changeSet that creates the missing policies, or disables row-level security."),
  ROW_SECURITY_UNMAPPED(
      NOTE,
      "Nothing breaks while the service's role is meant to see no more than the policy lets"
          + " through.",
      "Leave it as it is; make sure that the service sets what the policy reads."),
  TRIGGER_UNMAPPED(
      NOTE,
      "Nothing breaks by itself. What the trigger changes, the entity in memory does not know.",
      "Leave it as it is; map columns that it fills with @Generated."),
  RULE_UNMAPPED(
      NOTE,
      "Nothing breaks by itself. What the rule changes, the entity in memory does not know.",
      "Drop the rule, or use a trigger instead."),
  COLUMN_MISSING(
      ERROR,
      "Every query on the entity fails.",
      "Add a changeSet that adds the column, or correct @Column on the attribute."),
  COLUMN_UNMAPPED(NOTE, "Nothing breaks.", "Map it, drop it, or leave it to native SQL."),
  COLUMN_UNMAPPED_REQUIRED(
      ERROR,
      "Every INSERT fails.",
      "Map the column, or add a changeSet that gives it a default or makes it nullable."),
  COLUMN_TYPE_MISMATCH(
      ERROR,
      "Saving the attribute, or comparing it in a query, fails.",
      "Add a changeSet that changes the column's type, or correct the attribute's type."),
  COLUMN_TIME_ZONE_MISMATCH(
      WARNING,
      "Values shift when they are read in another time zone than the one in which they were"
          + " written.",
      "Use the same kind of timestamp on both sides, preferably with time zone."),
  COLUMN_TOO_SMALL(
      ERROR,
      "Saving a value that the mapping allows fails, or is rounded.",
      "Add a changeSet that widens the column, or tell the mapping its true size."),
  COLUMN_WIDER_THAN_MAPPED(
      WARNING,
      "The database accepts values that the entity does not expect.",
      "Tell the mapping the column's true size (@Column(length, precision, scale) or another"
          + " type), or add a changeSet that narrows the column."),
  COLUMN_REQUIRED_BY_DATABASE(
      ERROR,
      "Saving an entity whose attribute is null fails.",
      "Map it as required (@Column(nullable = false), optional = false), or add a changeSet that"
          + " drops the constraint."),
  COLUMN_REQUIRED_BY_MAPPING(
      WARNING,
      "Rows written by others may hold null where the entity promises a value.",
      "Add a changeSet that fills the gaps and adds the not-null constraint, or map it as"
          + " nullable."),
  COLUMN_GENERATION_MISMATCH(
      ERROR,
      "An INSERT supplies a value where it must not, or omits one that it has to supply.",
      "Add a changeSet that gives the column a default or an expression, or make the attribute"
          + " insertable."),
  COLUMN_DEFAULT_MISMATCH(
      WARNING,
      "Rows inserted without this column get another value than the mapping declares.",
      "Use one default in the changelog and in @ColumnDefault."),
  COLUMN_COLLATION_MISMATCH(
      WARNING,
      "Sorting and comparing differ from what the mapping declares.",
      "Use one collation in the changelog and in the mapping."),
  PRIMARY_KEY_MISMATCH(
      ERROR,
      "Two rows can share the id: to load one by it fails then.",
      "Add a changeSet that sets the right primary key, or correct @Id."),
  FOREIGN_KEY_MISSING(
      WARNING,
      "Rows can refer to rows that do not exist; loading such an association fails.",
      "Add a changeSet that adds the foreign key, or map the association with"
          + " @ForeignKey(NO_CONSTRAINT)."),
  FOREIGN_KEY_WRONG_TARGET(
      ERROR,
      "Saving an association fails, or succeeds for the wrong row.",
      "Add a changeSet that lets the foreign key refer to the right table, or correct the"
          + " association."),
  FOREIGN_KEY_ACTION_MISMATCH(
      ERROR,
      "Deleting the target fails, or deletes or changes rows without Hibernate's knowledge.",
      "Use one action in the changelog and in @OnDelete."),
  FOREIGN_KEY_UNMAPPED(
      NOTE,
      "Nothing breaks while the application keeps its references right.",
      "Map the association, or leave it as it is."),
  UNIQUE_MISSING(
      WARNING,
      "Duplicates that the mapping rules out can be stored.",
      "Add a changeSet that adds the unique constraint, or remove it from the mapping."),
  UNIQUE_UNMAPPED(
      NOTE,
      "Saving a duplicate, which the mapping allows, fails.",
      "Declare it in the mapping (@Column(unique = true), @Table(uniqueConstraints), @OneToOne),"
          + " or add a changeSet that drops it."),
  UNIQUE_NULLS_MISMATCH(
      ERROR,
      "Saving a second entity whose attribute is null fails.",
      "Add a changeSet that creates it without NULLS NOT DISTINCT, or map the column as required."),
  INDEX_MISSING(
      WARNING,
      "Queries that the index was declared for read the whole table, or sort it.",
      "Add a changeSet that creates the index, or remove @Index from the mapping."),
  INDEX_UNMAPPED(NOTE, "Nothing breaks.", "Leave it as it is, or declare it in the mapping."),
  INDEX_INVALID(
      ERROR,
      "No query uses it, yet every write pays for it; a unique one enforces nothing for certain.",
      "Drop it and create it again."),
  CHECK_MISSING(
      WARNING,
      "Values that the mapping rules out can be stored; reading such a row may fail.",
      "Add a changeSet that adds the check, or remove it from the mapping."),
  CHECK_MISMATCH(
      ERROR,
      "Saving a value that the mapping allows fails, or reading one that it does not know.",
      "Add a changeSet that replaces the check by the expected one, or correct the mapping."),
  CHECK_UNMAPPED(
      NOTE,
      "Nothing breaks while the application keeps to it.",
      "Leave it as it is, or declare it with @Check."),
  CONSTRAINT_NOT_VALID(
      WARNING,
      "Rows that were there before the constraint may break it; reading such a row may fail.",
      "Add a changeSet that corrects such rows and validates the constraint."),
  SEQUENCE_MISSING(
      ERROR,
      "Every INSERT fails.",
      "Add a changeSet that creates the sequence, or correct @SequenceGenerator."),
  SEQUENCE_INCREMENT_MISMATCH(
      ERROR,
      "Hibernate hands out the values between two draws itself: with a smaller increment keys"
          + " collide (duplicate key value) or go negative, with a larger one they leave gaps.",
      "Set allocationSize to the sequence's increment, or add a changeSet with ALTER SEQUENCE …"
          + " INCREMENT BY."),
  SEQUENCE_START_MISMATCH(
      WARNING,
      "The first keys are not those that the mapping expects: they can collide with rows that"
          + " were inserted under keys of their own.",
      "Set initialValue to the sequence's start, or add a changeSet with ALTER SEQUENCE … START"
          + " WITH … RESTART, unless it has been drawn beyond that already."),
  SEQUENCE_RANGE_MISMATCH(
      WARNING,
      "Once it is used up, every INSERT fails.",
      "Add a changeSet with ALTER SEQUENCE … AS bigint NO MINVALUE NO MAXVALUE."),
  SEQUENCE_UNLOGGED(
      WARNING,
      "After a crash of the server it starts again, and keys collide: duplicate key value.",
      "Add a changeSet with ALTER SEQUENCE … SET LOGGED."),
  SEQUENCE_UNMAPPED(NOTE, "Nothing breaks.", "Leave it as it is, or drop it."),
  ENUM_TYPE_MISSING(
      ERROR,
      "An enum literal in HQL fails.",
      "Add a changeSet that creates the type, or map the attribute as a string."),
  ENUM_VALUE_MISSING(ERROR, "Writing it fails.", "Add a changeSet with ALTER TYPE … ADD VALUE."),
  ENUM_VALUE_UNMAPPED(
      WARNING,
      "Reading a row with this value fails: no such constant in the Java enum.",
      "Add the constant to the Java enum, or make sure that no row has the value."),
  ENUM_ORDER_MISMATCH(
      WARNING,
      "ORDER BY and comparisons follow the type's order, not that of the Java enum.",
      "Add a changeSet that creates the type anew in the enum's order and changes the columns to"
          + " it, or put the constants in the type's order."),
  COMPOSITE_TYPE_MISSING(
      ERROR,
      "Saving and reading the embeddable fails.",
      "Add a changeSet that creates the type, or correct @Struct on the embeddable."),
  COMPOSITE_TYPE_MISMATCH(
      ERROR,
      "Hibernate writes attributes by their position: values end up in attributes that they are"
          + " not meant for, or are refused (invalid input syntax).",
      "Add a changeSet that changes the attribute's type, or correct the embeddable."),

  // accepted findings
  ACCEPTANCE_UNUSED(
      WARNING,
      "The next such finding, which nobody has judged, would be accepted unseen.",
      "Remove the acceptance, or correct its subject."),

  // new changeSets, rehearsed on rows
  CHANGESET_FAILS(
      ERROR,
      "The migration stops there, and nothing after it is applied.",
      "Correct the changeSet."),
  FAILS_ON_ROWS(
      WARNING,
      "The migration fails where such rows exist, and the schema allows them.",
      "Look whether production has such rows; correct them in a changeSet before this one, or show"
          + " by rows of your own that there are none."),
  READS_BLOCKED(
      ERROR,
      "Every statement on the table waits until that is done, SELECT included; soon all connections"
          + " of the service wait.",
      "Do the long part without the lock: CREATE INDEX CONCURRENTLY and ADD CONSTRAINT … USING"
          + " INDEX; NOT VALID, and VALIDATE CONSTRAINT in a changeSet of its own; SET NOT NULL"
          + " after a valid CHECK (… IS NOT NULL)."),
  WRITES_BLOCKED(
      ERROR,
      "Every INSERT, UPDATE and DELETE on the table waits until that is done.",
      "Do the long part without the lock: CREATE INDEX CONCURRENTLY; NOT VALID, and VALIDATE"
          + " CONSTRAINT in a changeSet of its own."),
  TABLE_REWRITTEN(
      ERROR,
      "Every statement on the table waits until all of its rows and indexes are written anew, and"
          + " so much space is taken once more.",
      "Add a new column beside the old one, fill it in batches, and switch; for a default that"
          + " differs from row to row, add the column first and set the default afterwards."),
  LOCK_HELD(
      ERROR,
      "Statements that wait for the lock wait for all of that work, too.",
      "Put the work into a changeSet of its own, which is a transaction of its own."),
  SEVERAL_TABLES_LOCKED(
      WARNING,
      "While it waits for one table, nobody can use the others; a service that takes them in"
          + " another order ends in a deadlock.",
      "Make a changeSet for each table."),
  OTHER_TABLE_LOCKED(
      WARNING,
      "Statements on that table wait as well, although nobody thinks of it.",
      "Remove what connects the tables first, in a changeSet of its own (drop the foreign key), at a"
          + " quiet time."),
  LOCK_AVOIDABLE(
      WARNING,
      "It waits for all statements on the table, and all later ones wait behind it.",
      "Use the form with CONCURRENTLY, in a changeSet with runInTransaction=false."),
  BACKFILL_UNBATCHED(
      WARNING,
      "The rows stay locked until all of them are done, replicas fall behind, and the table doubles"
          + " in size.",
      "Change the rows in batches of some thousand, each in a transaction of its own."),
  DATA_DROPPED(
      WARNING,
      "A rollback brings back the column or table, but not what was in it.",
      "Make sure that nobody needs it any more: stop using it in one release, drop it in a later"
          + " one; keep a copy if in doubt."),
  ROWS_LOST_ELSEWHERE(
      ERROR,
      "Rows are lost where nobody looks for it.",
      "Delete them by a statement of their own, or restrict the foreign key."),
  VALUES_CHANGED(
      ERROR,
      "The application reads other values than it has written.",
      "Add a column of the new type, and copy the values with a conversion that you have chosen."),
  OBJECT_LOST(
      WARNING,
      "What it ensured, or allowed, is not ensured or allowed any more.",
      "Create again what is still needed, in the same changeSet."),
  OBJECT_SKIPPED(
      WARNING,
      "The changeSet is recorded as applied, but what it defines is not there.",
      "Remove IF NOT EXISTS, or change what is there to what is wanted."),
  LEFT_INVALID(
      ERROR,
      "No query uses it, yet every write pays for it.",
      "Finish it in a later changeSet: VALIDATE CONSTRAINT, or drop the index and create it again."),
  TRIGGER_LEFT_DISABLED(
      WARNING,
      "What the trigger does is not done any more.",
      "Enable it again at the end of the changeSet."),
  SETTING_LEFT(
      WARNING,
      "All later changeSets of the same run are executed with it, but not if they run another day.",
      "Use SET LOCAL, which ends with the transaction."),
  TRANSACTION_CONTROLLED(
      WARNING,
      "The changeSet and its row in the history are not committed together: an interrupted run is"
          + " repeated, or half of it stays.",
      "Remove BEGIN, COMMIT and ROLLBACK; for statements that cannot be in a transaction there is"
          + " runInTransaction=false."),
  INDEX_MISSING_MEANWHILE(
      WARNING,
      "In between, queries that need the index read the whole table.",
      "Create the new index before the old one is dropped."),
  PRIMARY_KEY_MISSING(
      NOTE,
      "Rows cannot be told apart, and logical replication refuses UPDATE and DELETE.",
      "Give it one."),
  KEY_RUNS_OUT(
      NOTE,
      "After 2,147,483,647 rows every INSERT fails, and to change the type then takes hours.",
      "Use bigint from the beginning."),
  FOREIGN_KEY_UNINDEXED(
      NOTE,
      "To delete a row that it refers to, or to change that row's key, reads the whole table.",
      "Add an index, unless rows that it refers to are never deleted."),
  FOREIGN_KEY_TYPE_DIFFERS(
      NOTE,
      "Joins convert one side, and values that fit only one of them fail.",
      "Use the type of the column that it refers to."),
  INDEX_REDUNDANT(NOTE, "Every write pays for it, and no query needs it.", "Remove one of them."),
  NEW_OBJECT_DISCOURAGED(
      NOTE, "Nothing by itself.", "Use the type that is expected, unless there is a reason."),
  NAME_TRUNCATED(
      WARNING,
      "The object has another name than the changelog says, and the next name that begins alike"
          + " collides with it.",
      "Use a shorter name."),

  // a live database against what its history made
  DRIFT_MISSING(
      ERROR,
      "Statements that name it fail: it does not exist.",
      "Put it back, or write a changeSet that makes it what it is now."),
  DRIFT_CHANGED(
      ERROR,
      "Statements may fail, or behave differently than tested.",
      "Put it back, or write a changeSet that makes it what it is now."),
  DRIFT_UNEXPECTED(
      WARNING,
      "It may reject or change rows that the application writes.",
      "Remove it, or write a changeSet that creates it."),

  // history against changelog
  CHANGESET_PENDING(
      ERROR,
      "The schema is older than the service's entities.",
      "Run the migration job: plumbline migrate."),
  CHANGESET_CHANGED(
      ERROR,
      "It was edited after it was applied, so this database and a fresh one differ.",
      "Restore the changeSet as it was released, and put the change into a new one. Only if both do"
          + " the same to every database, accept the old one with validCheckSum."),
  CHANGESET_UNKNOWN(
      NOTE,
      "Nothing by itself: a newer build of the service has migrated this database.",
      "If no newer build exists, the changeSet was removed or renamed: restore it."),
  CHANGESET_UNFINISHED(
      ERROR,
      "Running it from the start would fail, or repeat what has been done.",
      "Let the run that stopped go on, or undo by hand what it did and forget it."),
  RELEASED_CHANGESET_EDITED(
      WARNING,
      "Databases that have run it do not run it again: they keep what it did, and others run it"
          + " under other conditions.",
      "Restore it as it was released. What is to change on databases that have run it needs a new"
          + " changeSet."),
  RELEASED_CHANGESET_REMOVED(
      ERROR,
      "New databases lack what it did, and those that have run it do not.",
      "Restore it with its file, id and author. To undo what it did, write a new changeSet."),
  CHANGESET_OUT_OF_ORDER(
      WARNING,
      "New databases run it in another order than those that exist: they can end up different, or"
          + " one of them fails.",
      "Put new changeSets behind all that have been released, and leave those in their order."),

  // databases that cannot be migrated
  SERVER_TOO_OLD(
      ERROR, "It no longer gets fixes, and plumbline is not tested on it.", "Upgrade the server."),
  SERVER_STANDBY(
      ERROR,
      "A standby accepts no changes.",
      "Connect to the primary, for example with several hosts in the URL and"
          + " targetServerType=primary. After a failover, wait and try again."),
  SESSION_READ_ONLY(
      ERROR,
      "Every change would be refused.",
      "Migrate as another role, or remove the setting from this role, the database or the URL:"
          + " ALTER ROLE … RESET default_transaction_read_only."),
  SESSION_POOLED(
      ERROR,
      "The migrator's lock belongs to a session. Two migrations could run at once, and a lock could"
          + " be left behind in the pool.",
      "Connect to PostgreSQL itself, or to a pool with pool_mode = session."),
  PRIVILEGE_MISSING(
      ERROR,
      "The migration would fail halfway.",
      "Migrate as the owner, or grant what is missing."),

  // a database against the schema that a build needs
  INCOMPATIBLE_MISSING(
      ERROR,
      "Statements of older builds that use it fail.",
      "Expand, then contract: keep it as long as builds that need it run, and remove it in the"
          + " release after the one that stops using it."),
  INCOMPATIBLE_CHANGED(
      ERROR,
      "Statements of older builds fail, or their data goes wrong.",
      "Expand, then contract: put the new form beside the old one (a new column, a new table),"
          + " fill and use both in one release, and remove the old form in the next."),
  INCOMPATIBLE_ADDED(
      ERROR,
      "INSERT or UPDATE of older builds fails.",
      "Expand, then contract: add it in a form that older builds satisfy (nullable, or with a"
          + " default; without the constraint), and tighten it in the next release."),
  SNAPSHOT_OUTDATED(
      ERROR,
      "In production the verifier would judge databases by an older state of the changelog.",
      "Read the difference as a reviewer would. If it is what you want, run this test with"
          + " -Dplumbline.update-snapshots=true and commit the file.");

  private final Severity severity;
  private final String consequence;
  private final String fix;

  FindingCode(Severity severity, String consequence, String fix) {
    this.severity = severity;
    this.consequence = consequence;
    this.fix = fix;
  }

  /** The severity in the usual case; a finding may be milder where it breaks less. */
  public Severity severity() {
    return severity;
  }

  /** What breaks in the usual case. */
  public String consequence() {
    return consequence;
  }

  /** What to do in the usual case. */
  public String fix() {
    return fix;
  }

  /** The path of the page about it in Plumbline's repository. */
  public String page() {
    return "docs/findings/" + name() + ".md";
  }
}
