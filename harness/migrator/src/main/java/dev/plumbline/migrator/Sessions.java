package dev.plumbline.migrator;

import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Reads about other sessions what the role may see. */
final class Sessions {

  private static final String COLUMNS =
      "coalesce(a.application_name, ''), a.usename, host(a.client_addr), a.state,"
          + " coalesce(a.xact_start, a.backend_start), left(a.query, 200)";

  private Sessions() {}

  /** The process id of the server's backend that a connection leads to at this moment. */
  static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Those that keep a backend waiting. */
  static List<Session> blocking(Connection connection, int backend) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select b.pid, "
                + COLUMNS
                + " from unnest(pg_blocking_pids(?)) as b (pid)"
                + " left join pg_stat_activity as a on a.pid = b.pid order by b.pid")) {
      statement.setInt(1, backend);
      return read(statement);
    }
  }

  /** Whoever holds the migrator's lock. */
  static List<Session> holdingTheLock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select l.pid, "
                + COLUMNS
                + " from (select pid from pg_locks where "
                + MigratorLock.condition()
                + ") as l left join pg_stat_activity as a on a.pid = l.pid")) {
      return read(statement);
    }
  }

  /** All other sessions of clients that are connected to the same database. */
  static List<Session> others(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select a.pid, "
                + COLUMNS
                + " from pg_stat_activity as a where a.datname = current_database()"
                + " and a.pid <> pg_backend_pid()"
                + " and coalesce(a.backend_type, 'client backend') = 'client backend'"
                + " order by a.pid")) {
      return read(statement);
    }
  }

  private static List<Session> read(PreparedStatement statement) throws SQLException {
    List<Session> sessions = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Timestamp since = row.getTimestamp(6);
        sessions.add(
            new Session(
                row.getInt(1),
                row.getString(2) == null ? "" : row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                since == null ? null : since.toInstant(),
                row.getString(7)));
      }
    }
    return sessions;
  }
}
