package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index that a statement creates, or drops, CONCURRENTLY.
 *
 * @param name as in the catalog
 * @param table as the statement writes it; empty if it drops the index
 * @param guarded whether the statement says IF [NOT] EXISTS
 */
record ConcurrentIndex(String name, String table, boolean guarded) {

  private static final String IDENTIFIER = "\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*";
  private static final String QUALIFIED = "(?:(?:" + IDENTIFIER + ")\\s*\\.\\s*)?";
  private static final Pattern CREATE =
      Pattern.compile(
          "\\s*create\\s+(?:unique\\s+)?index\\s+concurrently\\s+(if\\s+not\\s+exists\\s+)?("
              + IDENTIFIER
              + ")\\s+on\\s+(?:only\\s+)?("
              + QUALIFIED
              + "(?:"
              + IDENTIFIER
              + ")).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DROP =
      Pattern.compile(
          "\\s*drop\\s+index\\s+concurrently\\s+(if\\s+exists\\s+)?("
              + QUALIFIED
              + "(?:"
              + IDENTIFIER
              + "))\\s*(?:cascade|restrict)?\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What has become of it. */
  enum State {
    MISSING,
    /** Left by a build that failed or was cut off; or being built at this moment. */
    INVALID,
    VALID
  }

  /** The index that the statement creates, if that is what it does, and if it says its name. */
  static Optional<ConcurrentIndex> created(String sql) {
    Matcher matcher = CREATE.matcher(StatementText.withoutLeadingComments(sql));
    return matcher.matches()
        ? Optional.of(
            new ConcurrentIndex(
                unquoted(matcher.group(2)), matcher.group(3), matcher.group(1) != null))
        : Optional.empty();
  }

  /** The index that the statement drops, as it writes it, if that is what it does. */
  static Optional<String> dropped(String sql) {
    Matcher matcher = DROP.matcher(StatementText.withoutLeadingComments(sql));
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  static boolean exists(Connection connection, String writtenName) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, writtenName);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String unquoted(String identifier) {
    return identifier.startsWith("\"")
        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
        : identifier.toLowerCase(Locale.ROOT);
  }

  /** An index is in the schema of its table. */
  State state(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select i.indisvalid
            from pg_index as i
            join pg_class as c on c.oid = i.indexrelid
            join pg_class as t on t.oid = i.indrelid
            where c.relname = ? and t.oid = to_regclass(?)
            """)) {
      statement.setString(1, name);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return State.MISSING;
        }
        return row.getBoolean(1) ? State.VALID : State.INVALID;
      }
    }
  }

  /** Whether another session does something to the table that a build of an index would do. */
  boolean isPerhapsBeingBuilt(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select exists (
              select
              from pg_locks
              where locktype = 'relation' and relation = to_regclass(?)
                and mode = 'ShareUpdateExclusiveLock' and pid <> pg_backend_pid())
            """)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Drops it without keeping anybody waiting. Must not be called in a transaction. */
  void drop(Connection connection) throws SQLException {
    String qualified;
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select format('%I.%I', n.nspname, ?::text)
            from pg_class as t
            join pg_namespace as n on n.oid = t.relnamespace
            where t.oid = to_regclass(?)
            """)) {
      statement.setString(1, name);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return;
        }
        qualified = row.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop index concurrently if exists " + qualified);
    }
  }
}
