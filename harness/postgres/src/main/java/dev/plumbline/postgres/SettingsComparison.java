package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a running server has the settings that are asked for. The server itself says whether two
 * ways of writing a value mean the same: {@code 64MB} and {@code 65536kB}.
 *
 * @param connection to be closed afterwards: the check changes settings of its session
 */
record SettingsComparison(Connection connection) {

  private static final System.Logger LOG = System.getLogger(SettingsComparison.class.getName());

  private static final String FIND =
      "SELECT pg_catalog.current_setting(name), setting, vartype, coalesce(unit, ''), source"
          + " FROM pg_catalog.pg_settings"
          + " WHERE pg_catalog.lower(name) OPERATOR(pg_catalog.=) pg_catalog.lower(?)";
  private static final String FIND_CUSTOM =
      "SELECT pg_catalog.current_setting(?, true), '', 'string', '', 'default'";

  /** Where a session cannot change a setting, types and functions know the forms of its value. */
  private static final String SAME_SWITCH = "SELECT ?::boolean OPERATOR(pg_catalog.=) ?::boolean";

  private static final String SAME_SIZE =
      "SELECT pg_catalog.pg_size_bytes(?) OPERATOR(pg_catalog.=) pg_catalog.pg_size_bytes(?)";
  private static final String SAME_TIME = "SELECT ?::interval OPERATOR(pg_catalog.=) ?::interval";

  /**
   * A setting as the server has it.
   *
   * @param shown as SHOW prints it
   * @param raw in its basic unit
   */
  private record Found(String shown, String raw, String type, String unit, String source) {}

  /** One phrase for each setting that is not as it is asked for. */
  List<String> differences(Map<String, String> wanted) throws SQLException {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> setting : wanted.entrySet()) {
      Optional<Found> found = find(setting.getKey());
      if (found.isEmpty()) {
        differences.add(setting + " is wanted, and the server knows no such setting");
      } else if (!isSame(setting.getKey(), setting.getValue(), found.get())) {
        differences.add(setting + " is wanted, and the server has " + found.get().shown());
      }
    }
    return differences;
  }

  private Optional<Found> find(String name) throws SQLException {
    Optional<Found> builtIn = row(FIND, name);
    return builtIn.isPresent() ? builtIn : row(FIND_CUSTOM, name);
  }

  private Optional<Found> row(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getString(1) != null
            ? Optional.of(
                new Found(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
            : Optional.empty();
      }
    }
  }

  private boolean isSame(String name, String wanted, Found found) {
    // What the driver sets in every session, such as the time zone, the server does not decide.
    if (found.source().equals("client")
        || wanted.equals(found.shown())
        || wanted.equals(found.raw())) {
      return true;
    }
    Optional<String> printed = answer("SELECT pg_catalog.set_config(?, ?, false)", name, wanted);
    if (printed.isPresent()) {
      return printed.get().equals(found.shown());
    }
    return comparison(found)
        .flatMap(query -> answer(query, wanted, found.shown()))
        .map("t"::equals)
        .orElse(false);
  }

  private static Optional<String> comparison(Found found) {
    if (found.type().equals("bool")) {
      return Optional.of(SAME_SWITCH);
    }
    return switch (found.unit()) {
      case "" -> Optional.empty();
      case "ms", "s", "min" -> Optional.of(SAME_TIME);
      default -> Optional.of(SAME_SIZE);
    };
  }

  /** Empty if the server refuses: the value is none of that kind, or not for a session to set. */
  private Optional<String> answer(String query, String first, String second) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, first);
      statement.setString(2, second);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      // A broken connection shows at the next statement.
      LOG.log(System.Logger.Level.DEBUG, "Not comparable by " + query, e);
      return Optional.empty();
    }
  }
}
