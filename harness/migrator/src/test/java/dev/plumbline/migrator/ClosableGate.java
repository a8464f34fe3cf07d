package dev.plumbline.migrator;

import dev.plumbline.servers.Disposable;
import java.sql.Connection;
import java.sql.SQLException;

/** A function {@code gate()} of a database, at which changeSets wait. */
final class ClosableGate {

  /** The function holds up whoever calls it while the setting is on. */
  private static final String GATE =
      """
      create function gate() returns void language plpgsql as $$
      begin
        while exists (select from pg_db_role_setting where setdatabase = (select oid from pg_database
            where datname = current_database()) and 'gate.closed=yes' = any(setconfig)) loop
          perform pg_sleep(0.02);
        end loop;
      end $$
      """;

  private ClosableGate() {}

  static void close(Connection connection) throws SQLException {
    Disposable.execute(connection, GATE);
    set(connection, "set gate.closed = 'yes'");
  }

  static void open(Connection connection) throws SQLException {
    set(connection, "reset gate.closed");
  }

  private static void set(Connection connection, String change) throws SQLException {
    Disposable.execute(connection, "alter database " + connection.getCatalog() + " " + change);
  }

  static boolean isReached(Connection connection) throws SQLException {
    return Disposable.isExecuting(connection, "%gate()%");
  }
}
