package dev.plumbline.benchmarks.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A query, and all that it returns: what the server and the driver take at least.
 *
 * @param words how reports call it
 * @param database where
 * @param query what
 */
record PlainSelect(String words, DataSource database, String query) implements Look {

  static final String HISTORY =
      "select filename, id, author, md5sum from databasechangelog"
          + " order by dateexecuted, orderexecuted";

  @Override
  public void look() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int columns = row.getMetaData().getColumnCount();
      int rows = 0;
      while (row.next()) {
        for (int column = 1; column <= columns; column++) {
          row.getString(column);
        }
        rows++;
      }
      if (rows == 0) {
        throw new IllegalStateException("No rows: " + query);
      }
    }
  }
}
