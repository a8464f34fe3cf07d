package dev.plumbline.rehearsal;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sessions of a database begin with, which decides what unqualified names and literals of a
 * changelog mean: whatever ALTER DATABASE, ALTER ROLE or the URL set.
 *
 * @param settings what departs from the server's own, the search path apart
 * @param searchPath as the server would take it from any role
 * @param schema where tables are created that name none; it was there before the first changeSet,
 *     because Liquibase's own table is in it; null if there is none
 * @param hasPublic whether there is a schema {@code public}
 */
record LiveSession(
    Map<String, String> settings, String searchPath, @Nullable String schema, boolean hasPublic) {

  /** Not who somebody is, what he may do, and how long he waits. */
  private static final String SETTINGS =
      """
      select s.name, pg_catalog.current_setting(s.name)
      from pg_catalog.pg_settings as s
      where s.context operator(pg_catalog.=) 'user'
        and s.source operator(pg_catalog.=) any ('{database, user, database user, client}')
        and not s.name operator(pg_catalog.=) any (
          '{application_name, client_encoding, default_transaction_read_only, role, search_path,
            session_authorization}')
        and s.name operator(pg_catalog.!~~) '%timeout'
      order by s.name
      """;

  private static final String PATH =
      """
      select pg_catalog.current_setting('search_path') as path,
        pg_catalog.current_schema() as schema,
        pg_catalog.quote_ident(current_user) as me,
        exists (select from pg_catalog.pg_namespace as n
          where n.nspname operator(pg_catalog.=) 'public') as has_public
      """;

  private static final Pattern USER = Pattern.compile("\"\\$user\"|\\$user\\b");

  /** There is something in a schema that was to be dropped. */
  private static final String DEPENDENT_OBJECTS = "2BP01";

  static LiveSession of(Connection live) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = live.createStatement()) {
      try (ResultSet row = statement.executeQuery(SETTINGS)) {
        while (row.next()) {
          settings.put(row.getString(1), row.getString(2));
        }
      }
      try (ResultSet row = statement.executeQuery(PATH)) {
        row.next();
        return new LiveSession(
            settings,
            USER.matcher(row.getString("path"))
                .replaceAll(Matcher.quoteReplacement(row.getString("me"))),
            row.getString("schema"),
            row.getBoolean("has_public"));
      }
    }
  }

  /** Makes a session of an empty database like this one. */
  void begin(Connection empty) throws SQLException {
    create(schema, empty);
    create(HistoryLocation.configured().schema(), empty);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      set(empty, setting.getKey(), setting.getValue());
    }
    set(empty, "search_path", searchPath);
  }

  private static void create(@Nullable String name, Connection empty) throws SQLException {
    if (name != null) {
      try (Statement statement = empty.createStatement()) {
        statement.execute("create schema if not exists " + SqlIdentifier.of(name));
      }
    }
  }

  /**
   * A new database has a schema {@code public}. If the live one has none, and nothing was put into
   * this one, it was dropped before the first changeSet, or by one.
   */
  void end(Connection filled) throws SQLException {
    if (hasPublic) {
      return;
    }
    try (Statement statement = filled.createStatement()) {
      statement.execute("drop schema if exists public restrict");
    } catch (SQLException e) {
      if (!DEPENDENT_OBJECTS.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static void set(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }
}
