package dev.plumbline.migrator;

import dev.plumbline.verification.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells errors of the server apart, through whatever has been wrapped around them. */
final class ServerErrors {

  private static final String QUERY_CANCELED = "57014";

  static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final Set<String> NOT_IN_A_TRANSACTION = Set.of("25001", "2D000");

  /** Invalid statement name, duplicate prepared statement. */
  private static final Set<String> LOST_STATEMENT = Set.of("26000", "42P05");

  /** The transaction has failed before. */
  private static final String FOLLOWS_ANOTHER = "25P02";

  /** ERROR in the languages that PostgreSQL is translated to. */
  private static final Set<String> MERE_ERROR =
      Set.of(
          "ERROR", "FEHLER", "ERREUR", "ERRORE", "ERRO", "ОШИБКА", "ПОМИЛКА", "HATA", "BŁĄD", "FEL",
          "CHYBA", "エラー", "오류", "错误", "ΣΦΑΛΜΑ", "შეცდომა");

  private ServerErrors() {}

  /**
   * What the server, or the driver, refused in the first place. Batches wrap it into an exception
   * of their own, and what is sent again after it is refused because of it.
   */
  static @Nullable SQLException refusal(@Nullable Throwable thrown) {
    List<SQLException> all = new ArrayList<>();
    collect(thrown, all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return all.stream().min(Comparator.comparingInt(ServerErrors::remoteness)).orElse(null);
  }

  private static void collect(
      @Nullable Throwable thrown, List<SQLException> all, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    if (thrown instanceof SQLException refused) {
      all.add(refused);
    }
    collect(thrown.getCause(), all, seen);
    if (thrown instanceof SQLException refused) {
      collect(refused.getNextException(), all, seen);
    }
  }

  /** How far it is from being the reason; of equal ones, the first is taken. */
  private static int remoteness(SQLException e) {
    if (FOLLOWS_ANOTHER.equals(e.getSQLState())) {
      return 3;
    }
    if (serverMessage(e) != null) {
      return 0;
    }
    return e.getSQLState() == null ? 2 : 1;
  }

  private static @Nullable ServerErrorMessage serverMessage(SQLException e) {
    return e instanceof PSQLException server ? server.getServerErrorMessage() : null;
  }

  private static boolean isIn(Set<String> states, Throwable thrown) {
    return sqlState(thrown).filter(states::contains).isPresent();
  }

  static Optional<String> sqlState(@Nullable Throwable thrown) {
    return Optional.ofNullable(refusal(thrown)).map(SQLException::getSQLState);
  }

  /** In the server's words, if it was the server that refused. */
  static String reason(Throwable thrown) {
    SQLException refused = refusal(thrown);
    return refused == null ? String.valueOf(thrown.getMessage()) : ServerMessage.of(refused);
  }

  /** Whether it may go better if tried again. */
  static boolean isForWantOfALock(Throwable thrown) {
    return sqlState(thrown)
        .filter(state -> ServerError.of(state) == ServerError.CONFLICT)
        .isPresent();
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

  /** Whether there is no relation, no type or no prepared statement of a name. */
  static boolean isMissingObject(Throwable thrown) {
    return isIn(Set.of("42P01", "42704", "42883", "26000"), thrown);
  }

  /**
   * Whether a text has asked for rows that only a program can send. The driver then ends the
   * statement in its own words, which the server repeats with the code of a cancellation.
   */
  static boolean isUnsupportedCopy(Throwable thrown) {
    return isIn(Set.of(QUERY_CANCELED), thrown) && reason(thrown).contains("CopyManager");
  }

  static boolean isCancellation(Throwable thrown) {
    return isIn(Set.of(QUERY_CANCELED), thrown);
  }

  /**
   * Whether it is our connection that is gone. A server that cannot reach another one (a publisher,
   * a foreign server) reports that with the same codes, but as an error, after which the session
   * goes on.
   */
  static boolean isLostConnection(Throwable thrown) {
    SQLException refused = refusal(thrown);
    return refused != null && isLostConnection(refused);
  }

  private static boolean isLostConnection(SQLException refused) {
    if (!ServerError.of(refused.getSQLState()).endsSession()) {
      return false;
    }
    ServerErrorMessage message = serverMessage(refused);
    return message == null || !isMereError(message);
  }

  /** The server says it in the language of its messages. */
  private static boolean isMereError(ServerErrorMessage message) {
    return MERE_ERROR.contains(String.valueOf(message.getSeverity()));
  }
}
