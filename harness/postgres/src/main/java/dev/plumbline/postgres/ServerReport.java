package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server says of itself and of who asks.
 *
 * @param version such as {@code "18.6"}
 * @param standby whether it only follows another server
 * @param creator whether the user may create databases
 * @param durable whether it waits for the disk
 */
record ServerReport(String version, boolean standby, boolean creator, boolean durable) {

  /** Distributors append words of their own to the version. */
  private static final String QUERY =
      "SELECT pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1),"
          + " pg_catalog.pg_is_in_recovery(), rolsuper OR rolcreatedb,"
          + " pg_catalog.current_setting('fsync')::boolean FROM pg_catalog.pg_roles"
          + " WHERE rolname OPERATOR(pg_catalog.=) current_user";

  static ServerReport of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      if (!row.next()) {
        throw new SQLException("No answer to " + QUERY);
      }
      return new ServerReport(
          row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4));
    }
  }

  /** One phrase for each thing that is not as it is asked for. */
  static List<String> shortcomings(
      Connection connection, ServerReport report, PostgresSpecification wanted)
      throws SQLException {
    List<String> shortcomings = new ArrayList<>();
    if (report.major() < BinaryArchives.OLDEST) {
      return List.of(
          "the server is PostgreSQL "
              + report.version()
              + ", and "
              + BinaryArchives.OLDEST
              + " is the oldest that Plumbline knows");
    }
    report.otherThan(wanted.version()).ifPresent(shortcomings::add);
    shortcomings.addAll(new SettingsComparison(connection).differences(wanted.settings()));
    return shortcomings;
  }

  private int major() {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  private Optional<String> otherThan(String wanted) {
    boolean answers =
        wanted.isEmpty() || version.equals(wanted) || version.startsWith(wanted + ".");
    return answers
        ? Optional.empty()
        : Optional.of("PostgreSQL " + wanted + " is wanted, and the server is " + version);
  }
}
