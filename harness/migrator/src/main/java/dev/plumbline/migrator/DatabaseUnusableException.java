package dev.plumbline.migrator;

import dev.plumbline.verification.ServerError;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server does not answer, or refuses what the migrator itself needs. */
public final class DatabaseUnusableException extends MigrationException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;

  private DatabaseUnusableException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
  }

  /**
   * A server that cannot be used, for a reason of our own.
   *
   * @param service whose database it is
   * @param message what was found and what to do
   * @param sqlState the server's code for such a reason, or null
   */
  public static DatabaseUnusableException because(
      String service, String message, @Nullable String sqlState) {
    return new DatabaseUnusableException(service + ": " + message, sqlState, null);
  }

  /**
   * A server that has failed.
   *
   * @param service whose database it is
   * @param doing what was being done, as in "the database failed while …"
   * @param e what it said
   */
  public static DatabaseUnusableException of(String service, String doing, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return new DatabaseUnusableException(
        service
            + ": the database failed while "
            + doing
            + ". The server said: "
            + ServerMessage.of(e)
            + " (SQLState "
            + state
            + "). "
            + action(state),
        e.getSQLState(),
        e);
  }

  /** What Liquibase has thrown, or the driver, whose words count where there are any. */
  static DatabaseUnusableException during(String service, String doing, Exception e) {
    Throwable root = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sqlException) {
        return of(service, doing, sqlException);
      }
      root = t;
    }
    return new DatabaseUnusableException(
        service + ": Liquibase failed while " + doing + ". It said: " + root.getMessage(), null, e);
  }

  /** The server's (or the driver's) code for the error, if there was one. */
  public Optional<String> sqlState() {
    return Optional.ofNullable(sqlState);
  }

  private static String action(String state) {
    ServerError error = ServerError.of(state);
    if (error.endsSession()) {
      return "The connection was lost: check the server's log and try again; nothing needs repair"
          + " before that.";
    }
    if (error == ServerError.CANCELED) {
      return "A time limit (statement_timeout) or somebody (pg_cancel_backend) ended the statement:"
          + " raise the limit, or ask who, and try again; nothing needs repair before that.";
    }
    if (error == ServerError.OUT_OF_RESOURCES) {
      return "The server lacks disk space, memory or connections: free some, and try again; nothing"
          + " needs repair before that.";
    }
    if (error == ServerError.PRIVILEGE_MISSING) {
      return "Run the migration as a role that owns the schema or may create tables in it.";
    }
    if (state.equals("26000") || state.equals("42P05")) {
      return "The session has changed: a pooler in transaction mode is in between. Connect to"
          + " PostgreSQL itself, or to a pool with pool_mode = session.";
    }
    return "This statement ran nothing that the changelog declares; look up the message, fix the"
        + " cause, and try again.";
  }
}
