package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Liquibase's history table, read in one statement.
 *
 * @param exists whether there is such a table
 * @param changeSets its rows, first applied first
 */
record History(boolean exists, List<AppliedChangeSet> changeSets) {

  private static final String SELECT =
      "select filename, id, author, md5sum from databasechangelog"
          + " order by dateexecuted, orderexecuted";
  private static final String UNDEFINED_TABLE = "42P01";

  History {
    changeSets = List.copyOf(changeSets);
  }

  static History read(Connection connection) throws SQLException {
    // In a caller's transaction the failed SELECT must not spoil what comes after it.
    Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      List<AppliedChangeSet> changeSets = new ArrayList<>();
      while (row.next()) {
        changeSets.add(
            new AppliedChangeSet(
                new ChangeSetId(row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4)));
      }
      return new History(true, changeSets);
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      if (savepoint != null) {
        connection.rollback(savepoint);
      }
      return new History(false, List.of());
    }
  }
}
