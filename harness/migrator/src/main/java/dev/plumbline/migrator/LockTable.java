package dev.plumbline.migrator;

import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's table {@code databasechangeloglock}. Row 1 is the lock of stock Liquibase, which does
 * not look at any other. The rows after it are ours: a note for each unfinished changeSet.
 *
 * @param connection with auto-commit off, or in a transaction where the caller says so
 * @param name of the table, quoted, with its schema
 */
record LockTable(Connection connection, String name) {

  private static final String UNDEFINED_TABLE = "42P01";

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

  /** As stock Liquibase creates it. */
  void createIfMissing() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists "
              + name
              + " (id integer not null constraint databasechangeloglock_pkey primary key, locked"
              + " boolean not null, lockgranted timestamp without time zone, lockedby"
              + " varchar(255))");
      statement.execute(
          "insert into " + name + " (id, locked) values (1, false) on conflict do nothing");
    }
    connection.commit();
  }

  /** Looks at the lock row; empty if there is none, or no such table. */
  Optional<Row> read() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select locked, lockedby, lockgranted from " + name + " where id = 1")) {
      if (!row.next()) {
        return Optional.empty();
      }
      Timestamp since = row.getTimestamp(3);
      return Optional.of(
          new Row(row.getBoolean(1), row.getString(2), since == null ? null : since.toInstant()));
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    } finally {
      connection.rollback();
    }
  }

  /** Takes the lock row, unless a stock Liquibase holds it. */
  boolean take(String by) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update "
                + name
                + " set locked = true, lockgranted = localtimestamp, lockedby = ?"
                + " where id = 1 and (not locked or lockedby like ?)")) {
      statement.setString(1, by);
      statement.setString(2, MigratorLock.ROW_PREFIX + "%");
      boolean taken = statement.executeUpdate() == 1;
      connection.commit();
      return taken;
    }
  }

  /** Releases the lock row, if it is held so; part of the transaction. */
  void release(String by) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update "
                + name
                + " set locked = false, lockgranted = null, lockedby = null"
                + " where id = 1 and lockedby = ?")) {
      statement.setString(1, by);
      statement.executeUpdate();
    }
  }

  /** How far that changeSet came in an earlier run, if it did not come to its end. */
  Optional<UnfinishedChangeSet> unfinished(String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select lockedby from " + name + " where id > 1 and lockedby like ?")) {
      statement.setString(1, UnfinishedChangeSet.prefix(key) + "%");
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? UnfinishedChangeSet.parse(row.getString(1)) : Optional.empty();
      }
    }
  }

  /**
   * Notes how far a changeSet has come, instead of what was noted before; part of the transaction,
   * if there is one. Without one it must be one statement: whoever dies between two would leave no
   * note, and the changeSet would be begun again.
   */
  void note(UnfinishedChangeSet unfinished, String changeSet) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "with replaced as (delete from "
                + name
                + " where id > 1 and lockedby like ?) insert into "
                + name
                + " (id, locked, lockgranted, lockedby)"
                + " select max(id) + 1, false, localtimestamp, ? from "
                + name)) {
      statement.setString(1, UnfinishedChangeSet.prefix(unfinished.key()) + "%");
      statement.setString(2, unfinished.toText(changeSet));
      statement.executeUpdate();
    }
  }

  /** Forgets a changeSet; part of the transaction, if there is one. */
  void forget(String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from " + name + " where id > 1 and lockedby like ?")) {
      statement.setString(1, UnfinishedChangeSet.prefix(key) + "%");
      statement.executeUpdate();
    }
  }
}
