package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a server runs as it was told.
 *
 * @param expected what its settings must be
 */
record SettingsCheck(Map<String, String> expected) {

  private static final String VERSION = "server_version";

  /**
   * Asks the server, in one query. Returns the version that it reports.
   *
   * @throws ClusterException if it does not answer, or a setting differs
   */
  String run(Database.Endpoint endpoint) {
    Map<String, String> reported = reported(endpoint);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      String found = String.valueOf(reported.get(entry.getKey()));
      if (!entry.getValue().equals(found)) {
        differences.add(entry + " was set, but it says " + found);
      }
    }
    if (!differences.isEmpty()) {
      throw new ClusterException(
          "PostgreSQL does not run with the settings that were asked for: "
              + String.join("; ", differences)
              + ". Does one of the service's settings include another file?");
    }
    return String.valueOf(reported.get(VERSION));
  }

  private Map<String, String> reported(Database.Endpoint endpoint) {
    List<String> names = new ArrayList<>(expected.keySet());
    names.add(VERSION);
    // As SHOW says it; pg_settings would work out all of its several hundred rows.
    String query =
        "SELECT pg_catalog.current_setting('"
            + String.join("'), pg_catalog.current_setting('", names)
            + "')";
    Map<String, String> reported = new TreeMap<>();
    try (Connection connection = new Database("postgres", endpoint).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      for (int i = 0; i < names.size(); i++) {
        reported.put(names.get(i), row.getString(i + 1));
      }
      return reported;
    } catch (SQLException e) {
      throw new ClusterException(
          "PostgreSQL says that it is ready, but does not answer: " + e.getMessage(), e);
    }
  }
}
