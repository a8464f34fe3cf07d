package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The mark that a database may be emptied: the setting {@code plumbline.disposable = on} of the
 * database itself, for all roles.
 *
 * <p>It is read from the catalog, so that a session cannot claim it for itself. It stays when
 * everything in the database is dropped, and comes neither with a dump nor with {@code CREATE
 * DATABASE … TEMPLATE}: a copy of production that was restored here is not disposable by accident.
 */
public final class DisposableMarker {

  private static final String IS_SET =
      """
      select exists (
        select
        from pg_db_role_setting as s
        join pg_database as d on d.oid = s.setdatabase
        where d.datname = current_database() and s.setrole = 0
          and 'plumbline.disposable=on' = any (s.setconfig))
      """;

  private DisposableMarker() {}

  /** Whether the connected database carries it. */
  public static boolean isSet(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IS_SET)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Puts it on.
   *
   * @throws SQLException if the role may not: only the database's owner and superusers may
   */
  public static void set(Connection connection) throws SQLException {
    alter(connection, "SET plumbline.disposable = 'on'");
  }

  /**
   * Takes it off.
   *
   * @throws SQLException as {@link #set}
   */
  public static void remove(Connection connection) throws SQLException {
    alter(connection, "RESET plumbline.disposable");
  }

  private static void alter(Connection connection, String action) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String name;
      try (ResultSet row = statement.executeQuery("select quote_ident(current_database())")) {
        row.next();
        name = row.getString(1);
      }
      statement.execute("ALTER DATABASE " + name + " " + action);
    }
  }
}
