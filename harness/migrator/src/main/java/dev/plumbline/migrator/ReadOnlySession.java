package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;

/** While it is open, the server itself refuses every write of a session. */
final class ReadOnlySession implements AutoCloseable {

  private final Connection connection;
  private final String before;

  ReadOnlySession(Connection connection) throws SQLException {
    this.connection = connection;
    before =
        new Query(connection, "select pg_catalog.current_setting('default_transaction_read_only')")
            .text();
    set("on");
  }

  @Override
  public void close() throws SQLException {
    set(before);
  }

  private void set(String value) throws SQLException {
    new Query(
            connection,
            "select pg_catalog.set_config('default_transaction_read_only', ?::pg_catalog.text,"
                + " false)",
            value)
        .execute();
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
