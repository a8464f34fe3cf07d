package dev.plumbline.catalog;

import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The session settings on which it depends how PostgreSQL prints names and constants: two databases
 * print alike only under the same ones.
 *
 * <p>They are set and restored in the transaction that reads. If that fails, PostgreSQL itself
 * takes them back.
 *
 * @param majorVersion of the server
 * @param current what the session has
 */
record PrintSettings(int majorVersion, Map<String, String> current) {

  private static final String SEARCH_PATH = "search_path";
  private static final Map<String, String> WANTED = new LinkedHashMap<>();

  static {
    WANTED.put(SEARCH_PATH, "public");
    WANTED.put("quote_all_identifiers", "off");
    WANTED.put("standard_conforming_strings", "on");
    WANTED.put("datestyle", "ISO, MDY");
    WANTED.put("intervalstyle", "postgres");
    WANTED.put("timezone", "UTC");
    WANTED.put("extra_float_digits", "1");
    WANTED.put("bytea_output", "hex");
    WANTED.put("lc_monetary", "C");
    // no printing, but compiling these queries takes longer than running them
    WANTED.put("jit", "off");
  }

  static PrintSettings of(Connection connection) throws SQLException {
    String question =
        WANTED.keySet().stream()
            .map(name -> "pg_catalog.current_setting('" + name + "') as " + name)
            .collect(
                Collectors.joining(
                    ", ",
                    "select pg_catalog.current_setting('server_version_num') as version, ",
                    ""));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      Map<String, String> current = new LinkedHashMap<>();
      for (String name : WANTED.keySet()) {
        current.put(name, row.getString(name));
      }
      return new PrintSettings(row.getInt("version") / 10_000, current);
    }
  }

  /**
   * The statement that makes the session print as all others do.
   *
   * @param home a schema whose names are printed as those of public are, or null
   */
  String apply(@Nullable String home) {
    Map<String, String> settings = new LinkedHashMap<>(WANTED);
    if (home != null && !home.equals("public")) {
      settings.put(SEARCH_PATH, SqlIdentifier.of(home) + ", public");
    }
    return set(settings);
  }

  /**
   * Calls that do the same until the transaction ends, as a list of expressions.
   *
   * @param searchPath an expression: names of these schemas are printed without them
   */
  static String forTransaction(String searchPath) {
    return WANTED.entrySet().stream()
        .map(
            setting ->
                "pg_catalog.set_config('"
                    + setting.getKey()
                    + "', "
                    + (setting.getKey().equals(SEARCH_PATH)
                        ? searchPath
                        : SqlLiteral.of(setting.getValue())))
        .collect(Collectors.joining(", true), ", "", ", true)"));
  }

  /** The statement that puts the session's own settings back. */
  String restore() {
    return set(current);
  }

  private static String set(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            setting ->
                "pg_catalog.set_config('"
                    + setting.getKey()
                    + "', "
                    + SqlLiteral.of(setting.getValue()))
        .collect(Collectors.joining(", false), ", "select ", ", false)"));
  }
}
