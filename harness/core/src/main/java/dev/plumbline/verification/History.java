package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Liquibase's history table, read in one statement.
 *
 * @param changeSets its rows, first applied first
 */
record History(List<AppliedChangeSet> changeSets) {

  private static final String SELECT =
      "select filename, id, author, md5sum from databasechangelog"
          + " order by dateexecuted, orderexecuted";
  private static final String UNDEFINED_TABLE = "42P01";

  History {
    changeSets = List.copyOf(changeSets);
  }

  /** Reads it; a database without such a table has none. */
  static History read(Connection connection) throws SQLException {
    try {
      return CallersTransaction.undisturbed(connection, History::rows);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return new History(List.of());
      }
      throw e;
    }
  }

  private static History rows(Statement statement) throws SQLException {
    List<AppliedChangeSet> changeSets = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(SELECT)) {
      while (row.next()) {
        changeSets.add(
            new AppliedChangeSet(
                new ChangeSetId(row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4)));
      }
    }
    return new History(changeSets);
  }
}
