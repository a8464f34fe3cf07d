package dev.plumbline.release;

import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.verification.ServerError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in which statements are tried one by one, each in a savepoint that is rolled back.
 * Closing rolls back the transaction.
 */
final class Trial implements AutoCloseable {

  /** What takes longer on a few rows waits for others. */
  private static final String LIMITS =
      "set local statement_timeout = '5s'; set local lock_timeout = '5s'";

  private static final String UNDO = "rollback to savepoint trial; release savepoint trial";

  private static final Pattern SEVERITY = Pattern.compile("^\\p{Lu}+: +");

  /** Errors that are about the statement, not about the moment. */
  private static final Set<ServerError> TELLING =
      EnumSet.of(
          ServerError.STATEMENT,
          ServerError.PRIVILEGE_MISSING,
          ServerError.NAME_UNKNOWN,
          ServerError.READ_ONLY);

  private final Connection connection;
  private final String asRole;

  private Trial(Connection connection, String asRole) {
    this.connection = connection;
    this.asRole = asRole;
  }

  /**
   * Begins the transaction.
   *
   * @param connection in auto-commit mode
   * @param role that statements run as, or null for the connection's own
   * @throws SQLException if the role cannot be taken on
   */
  static Trial in(Connection connection, @Nullable String role) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalArgumentException(
          "The connection is in a transaction, which trying statements would roll back");
    }
    connection.setAutoCommit(false);
    Trial trial =
        new Trial(connection, role == null ? "" : "set local role " + SqlIdentifier.of(role));
    try {
      trial.execute(LIMITS);
      if (role != null) {
        trial.execute(trial.asRole + "; set local role none"); // fails now rather than as a refusal
      }
      return trial;
    } catch (SQLException e) {
      trial.close();
      throw e;
    }
  }

  /**
   * Tries a statement, deferred constraints included: in one round trip, since there are many.
   *
   * @throws SQLException if the session is over
   */
  Outcome of(ReleaseStatement statement) throws SQLException {
    List<String> sent = new ArrayList<>(List.of("savepoint trial"));
    if (!asRole.isEmpty()) {
      sent.add(asRole);
    }
    if (!statement.before().isEmpty()) {
      sent.add(statement.before());
    }
    int preceding = sent.size();
    sent.addAll(List.of(statement.sql(), "set constraints all immediate", UNDO));
    try {
      return new Outcome.Ran(rows(String.join("; ", sent), preceding));
    } catch (SQLException e) {
      return refused(e);
    }
  }

  private Outcome refused(SQLException e) throws SQLException {
    if (endsSession(e)) {
      throw e;
    }
    execute(UNDO);
    return TELLING.contains(ServerError.of(e.getSQLState()))
        ? new Outcome.Refused(
            Objects.requireNonNullElse(e.getSQLState(), ""), oneLine(e.getMessage()))
        : new Outcome.Unclear();
  }

  /** Whether nothing can be tried any more. */
  static boolean endsSession(SQLException e) {
    return ServerError.of(e.getSQLState()).endsSession();
  }

  /** Without the detail, which may hold a row, and the place in the statement. */
  static String oneLine(@Nullable String message) {
    String first = String.valueOf(message).lines().findFirst().orElse("");
    return SEVERITY.matcher(first).replaceFirst("");
  }

  /** The rows of a query as the connection's own role sees them; empty if it is refused. */
  Optional<List<List<@Nullable String>>> rows(String query) throws SQLException {
    execute("savepoint trial");
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      List<List<@Nullable String>> rows;
      try (ResultSet row = statement.executeQuery(query)) {
        rows = rows(row);
      }
      execute(UNDO);
      return Optional.of(rows);
    } catch (SQLException e) {
      refused(e);
      return Optional.empty();
    }
  }

  private static List<List<@Nullable String>> rows(ResultSet row) throws SQLException {
    int width = row.getMetaData().getColumnCount();
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (row.next()) {
      List<@Nullable String> values = new ArrayList<>();
      for (int column = 1; column <= width; column++) {
        values.add(row.getString(column));
      }
      rows.add(Collections.unmodifiableList(values)); // List.copyOf takes no nulls
    }
    return rows;
  }

  private void execute(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  /** How many rows one of the statements has read or written, that behind so many others. */
  private long rows(String statements, int preceding) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false); // braces are those of arrays and JSON
      boolean hasRows = statement.execute(statements);
      for (int i = 0; i < preceding; i++) {
        hasRows = statement.getMoreResults();
      }
      if (!hasRows) {
        return statement.getUpdateCount();
      }
      try (ResultSet row = statement.getResultSet()) {
        return rows(row).size();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
