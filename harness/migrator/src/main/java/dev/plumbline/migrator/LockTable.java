package dev.plumbline.migrator;

import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's table {@code databasechangeloglock}. Row 1 is the lock of stock Liquibase, which does
 * not look at any other. The rows after it are ours: a note for each unfinished changeSet.
 *
 * @param connection with auto-commit off, or in a transaction where the caller says so
 * @param place where it is
 * @param tablespace in which it is created, or null for the database's
 */
record LockTable(Connection connection, LocatedHistory place, @Nullable String tablespace) {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String BEGINS =
      "pg_catalog.starts_with(lockedby::pg_catalog.text, ?::pg_catalog.text)";
  private static final String WHERE_LOCK = " where id operator(pg_catalog.=) 1::pg_catalog.int4";
  private static final String WHERE_NOTE =
      " where id operator(pg_catalog.>) 1::pg_catalog.int4 and " + BEGINS;

  /**
   * The lock row.
   *
   * @param locked whether somebody holds it
   * @param by who
   * @param since when
   */
  record Row(boolean locked, @Nullable String by, @Nullable Instant since) {

    boolean isOurs() {
      return by != null && by.startsWith(MigratorLock.ROW_PREFIX);
    }
  }

  /** Its name for people. */
  String name() {
    return place.printedLockTable();
  }

  private String sql() {
    return place.quotedLockTable();
  }

  /** As stock Liquibase creates it. */
  void createIfMissing() throws SQLException {
    execute(
        "create table if not exists "
            + sql()
            + " (id integer not null primary key, locked boolean not null, lockgranted timestamp"
            + " without time zone, lockedby varchar(255))"
            + (tablespace == null ? "" : " tablespace " + SqlIdentifier.of(tablespace)));
    execute(
        "insert into "
            + sql()
            + " (id, locked) values (1::pg_catalog.int4, false) on conflict do nothing");
    connection.commit();
  }

  /** Looks at the lock row; empty if there is none, or no such table. */
  Optional<Row> read() throws SQLException {
    try {
      return new Query(
              connection, "select locked, lockedby, lockgranted from " + sql() + WHERE_LOCK)
          .rows(LockTable::row).stream().findFirst();
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    } finally {
      connection.rollback();
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Timestamp since = row.getTimestamp(3);
    return new Row(row.getBoolean(1), row.getString(2), since == null ? null : since.toInstant());
  }

  /** Takes the lock row, unless a stock Liquibase holds it. */
  boolean take(String by) throws SQLException {
    int taken =
        execute(
            "update "
                + sql()
                + " set locked = true, lockgranted = localtimestamp, lockedby = ?::pg_catalog.text"
                + WHERE_LOCK
                + " and (not locked or "
                + BEGINS
                + ")",
            by,
            MigratorLock.ROW_PREFIX);
    connection.commit();
    return taken == 1;
  }

  /**
   * Whether the lock row is still held so, and nobody has taken it meanwhile; part of the
   * transaction, if there is one.
   */
  boolean renew(String by) throws SQLException {
    return execute(
            "update "
                + sql()
                + " set locked = true"
                + WHERE_LOCK
                + " and lockedby::pg_catalog.text operator(pg_catalog.=) ?::pg_catalog.text",
            by)
        == 1;
  }

  /** Releases the lock row, if it is held so; part of the transaction. */
  void release(String by) throws SQLException {
    execute(
        "update "
            + sql()
            + " set locked = false, lockgranted = null, lockedby = null"
            + WHERE_LOCK
            + " and lockedby::pg_catalog.text operator(pg_catalog.=) ?::pg_catalog.text",
        by);
  }

  /** How far that changeSet got in an earlier run, if it was not finished. */
  Optional<UnfinishedChangeSet> unfinished(String key) throws SQLException {
    return new Query(
            connection,
            "select lockedby from " + sql() + WHERE_NOTE,
            UnfinishedChangeSet.prefix(key))
        .texts().stream().findFirst().flatMap(UnfinishedChangeSet::parse);
  }

  /**
   * Notes how far a changeSet has come, instead of what was noted before; part of the transaction,
   * if there is one. Without one it must be one statement: whoever dies between two would leave no
   * note, and the changeSet would be begun again.
   */
  void note(UnfinishedChangeSet unfinished, String changeSet) throws SQLException {
    execute(
        "with replaced as (delete from "
            + sql()
            + WHERE_NOTE
            + ") insert into "
            + sql()
            + " (id, locked, lockgranted, lockedby)"
            + " select pg_catalog.max(id) operator(pg_catalog.+) 1::pg_catalog.int4, false,"
            + " localtimestamp, ?::pg_catalog.text from "
            + sql(),
        UnfinishedChangeSet.prefix(unfinished.key()),
        unfinished.toText(changeSet));
  }

  /** Forgets a changeSet; part of the transaction, if there is one. */
  void forget(String key) throws SQLException {
    execute("delete from " + sql() + WHERE_NOTE, UnfinishedChangeSet.prefix(key));
  }

  private int execute(String sql, Object... parameters) throws SQLException {
    return new Query(connection, sql, parameters).execute();
  }
}
