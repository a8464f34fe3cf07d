package dev.plumbline.safety;

import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetObserver;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run of the new changeSets on a database with rows. Where one fails because of rows, those of
 * the tables that the statement is about are removed, it is tried again, and the tables are filled
 * anew, so that what comes after it is seen, too.
 */
final class Trial {

  /** More failures than a changeSet has reasons to fail. */
  private static final int ATTEMPTS = 20;

  private final Migrator migrator;
  private final Relations relations;
  private final Filling filling;
  private final List<Failure> failures = new ArrayList<>();

  /** Gives empty tables rows, as the schema now is. */
  interface Filling {
    void fill(Connection connection) throws SQLException;
  }

  Trial(Migrator migrator, Relations relations, Filling filling) {
    this.migrator = migrator;
    this.relations = relations;
    this.filling = filling;
  }

  /** Runs them, told to that observer; returns what failed. */
  List<Failure> run(Connection connection, ChangeSetObserver observer) throws SQLException {
    ChangeSetId failed = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (failed == null) {
          migrator.rehearse(connection, observer);
          break;
        }
        migrator.only(Set.of(failed)).rehearse(connection, observer);
        failed = null;
        filling.fill(connection);
      } catch (ChangeSetFailedException e) {
        Failure failure = Failure.of(e);
        boolean again = failures.contains(failure);
        if (!again) {
          failures.add(failure);
        }
        if (!failure.isOfRows() || !removeRows(connection, failure, again)) {
          failures.set(failures.indexOf(failure), failure.ending());
          break;
        }
        failed = failure.changeSet();
      }
    }
    return List.copyOf(failures);
  }

  private boolean removeRows(Connection connection, Failure failure, boolean everywhere)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    String text = failure.statement() + " " + failure.reason();
    for (Relation table : relations.tables()) {
      if (!table.isMaterializedView() && (everywhere || Mentions.of(table.name().name(), text))) {
        tables.add(SqlIdentifier.of(table.name().namespace(), table.name().name()));
      }
    }
    boolean removed = false;
    for (String table : tables) {
      removed |= truncate(connection, table);
    }
    return removed || (!everywhere && removeRows(connection, failure, true));
  }

  /** Whether there was something to remove, in a table that is still called that. */
  private static boolean truncate(Connection connection, String table) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select exists (select from " + table + ")")) {
        row.next();
        if (!row.getBoolean(1)) {
          return false;
        }
      }
      statement.execute("truncate " + table + " cascade");
      return true;
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("42")) {
        return false; // renamed or dropped by a new changeSet
      }
      throw e;
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }
}
