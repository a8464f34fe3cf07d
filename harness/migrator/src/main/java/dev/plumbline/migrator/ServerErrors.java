package dev.plumbline.migrator;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells errors of the server apart, through whatever has been wrapped around them. */
final class ServerErrors {

  private static final String QUERY_CANCELED = "57014";

  static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Lock not available, deadlock detected, serialization failure. */
  private static final Set<String> FOR_WANT_OF_A_LOCK =
      Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001");

  private static final Set<String> NOT_IN_A_TRANSACTION = Set.of("25001", "2D000");

  /** Invalid statement name, duplicate prepared statement. */
  private static final Set<String> LOST_STATEMENT = Set.of("26000", "42P05");

  private ServerErrors() {}

  static <T extends Throwable> @Nullable T find(@Nullable Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static boolean isIn(Set<String> states, Throwable thrown) {
    return sqlState(thrown).filter(states::contains).isPresent();
  }

  static Optional<String> sqlState(@Nullable Throwable thrown) {
    return Optional.ofNullable(find(thrown, SQLException.class)).map(SQLException::getSQLState);
  }

  /** In the server's words, if it was the server that refused. */
  static String reason(Throwable thrown) {
    SQLException refused = find(thrown, SQLException.class);
    return refused == null ? String.valueOf(thrown.getMessage()) : ServerMessage.of(refused);
  }

  /** Whether it may go better if tried again. */
  static boolean isForWantOfALock(Throwable thrown) {
    return isIn(FOR_WANT_OF_A_LOCK, thrown);
  }

  /** Whether a statement cannot be run within a transaction, or ends it itself. */
  static boolean isForbiddenInATransaction(Throwable thrown) {
    return isIn(NOT_IN_A_TRANSACTION, thrown);
  }

  /**
   * Whether the session does not know a statement that the driver has prepared, or knows it from
   * somebody else: it is not the session that it was.
   */
  static boolean isLostStatement(Throwable thrown) {
    return isIn(LOST_STATEMENT, thrown);
  }

  static boolean isCancellation(Throwable thrown) {
    return isIn(Set.of(QUERY_CANCELED), thrown);
  }

  static boolean isLostConnection(Throwable thrown) {
    return sqlState(thrown)
        .filter(state -> state.startsWith("08") || state.startsWith("57P"))
        .isPresent();
  }
}
