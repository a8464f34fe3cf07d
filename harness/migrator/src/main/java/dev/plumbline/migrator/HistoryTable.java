package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Liquibase's table {@code databasechangelog}. */
final class HistoryTable {

  private HistoryTable() {}

  static List<HistoryEntry> read(Connection connection) throws SQLException {
    if (!ConcurrentIndex.exists(connection, "databasechangelog")) {
      return List.of();
    }
    List<HistoryEntry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select filename, id, author, dateexecuted, orderexecuted, exectype, md5sum,"
                    + " description, comments, tag, contexts, labels, deployment_id, liquibase"
                    + " from databasechangelog order by dateexecuted, orderexecuted")) {
      while (row.next()) {
        entries.add(
            new HistoryEntry(
                new ChangeSetId(row.getString(1), row.getString(2), row.getString(3)),
                row.getTimestamp(4).toLocalDateTime(),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14)));
      }
    }
    return entries;
  }
}
