package dev.plumbline.migrator;

import dev.plumbline.changelog.Causes;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Whether a pooler such as PgBouncer stands between us and the server, and gives us another backend
 * with each transaction. Then the migrator's lock, which belongs to a backend, would protect
 * nothing, and stay for ever with a backend that somebody else goes on using.
 */
final class Pooler {

  private static final System.Logger LOG = System.getLogger(Pooler.class.getName());

  /** For a second connection through the pooler. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What kind of pooler there is. */
  enum Pooling {
    NONE,
    BY_SESSION,
    BY_TRANSACTION,
    UNKNOWN
  }

  private Pooler() {}

  static Optional<Finding> finding(
      Connection connection, @Nullable DataSource observer, Preflight.Facts facts)
      throws SQLException {
    return finding(pooling(connection, observer), facts);
  }

  static Optional<Finding> finding(Pooling pooling, Preflight.Facts facts) {
    return switch (pooling) {
      case NONE, BY_SESSION -> Optional.empty();
      case BY_TRANSACTION ->
          Optional.of(
              pooled(
                  facts.database(),
                  "a pooler that gives each transaction another session (PgBouncer's pool_mode ="
                      + " transaction)",
                  "Connect to PostgreSQL itself, or to a pool with pool_mode = session."));
      case UNKNOWN ->
          Optional.of(
              pooled(
                  facts.database(),
                  "a pooler; one connection alone cannot tell whether it gives each transaction"
                      + " another session",
                  "Connect to PostgreSQL itself. If the pool's pool_mode is session, prove it with"
                      + " a second connection: Migrator.observedThrough."));
    };
  }

  /**
   * Before the first change, a statement that the driver has prepared is gone with the session that
   * knew it.
   *
   * @throws MigrationRefusedException if that is what has failed
   */
  static void refuseByTransaction(String service, Exception failure, Connection connection)
      throws SQLException {
    SQLException lost = Causes.first(failure, SQLException.class);
    if (lost != null && ServerErrors.isLostStatement(lost)) {
      throw new MigrationRefusedException(
          service + ": refused before the first change.",
          Findings.of(
              pooled(
                  connection.getCatalog(),
                  "a pooler that gives each transaction another session: " + ServerMessage.of(lost),
                  "Connect to PostgreSQL itself, or to a pool with pool_mode = session.")));
    }
  }

  /**
   * A pooler that allows no transactions ends the session with the first one.
   *
   * @throws MigrationRefusedException if there is one
   */
  static void refuseByStatement(String service, Exception failure) {
    SQLException refused = Causes.first(failure, SQLException.class);
    if (refused != null
        && String.valueOf(refused.getMessage()).contains("statement pooling mode")) {
      throw new MigrationRefusedException(
          service + ": refused before the first change.",
          Findings.of(
              pooled(
                  service,
                  "a pooler that allows no transactions (PgBouncer's pool_mode = statement)",
                  "Connect to PostgreSQL itself, or to a pool with pool_mode = session.")));
    }
  }

  private static Finding pooled(String database, String found, String fix) {
    return Finding.of(
            FindingCode.SESSION_POOLED, database, "a PostgreSQL session of its own", found)
        .withFix(fix);
  }

  /**
   * PostgreSQL tells a client at its start which backend serves it; poolers tell it something else,
   * because the backend may change, and serve cancellations by that number themselves.
   */
  private static Pooling pooling(Connection connection, @Nullable DataSource observer)
      throws SQLException {
    if (!connection.isWrapperFor(PGConnection.class)
        || connection.unwrap(PGConnection.class).getBackendPID() == Sessions.backend(connection)) {
      return Pooling.NONE;
    }
    if (observer == null) {
      return Pooling.UNKNOWN;
    }
    Pooling pooling =
        byTransaction(connection, observer) ? Pooling.BY_TRANSACTION : Pooling.BY_SESSION;
    LOG.log(System.Logger.Level.DEBUG, "There is a pooler in between: {0}", pooling);
    return pooling;
  }

  /**
   * A pooler that works by transaction gives the backend that we have just used to the next who
   * comes, which is our second connection; or it gives us another while that one keeps ours.
   */
  private static boolean byTransaction(Connection connection, DataSource observer)
      throws SQLException {
    int before = Sessions.backend(connection);
    connection.rollback();
    CompletableFuture<Boolean> finished = new CompletableFuture<>();
    CompletableFuture<Integer> seen = new CompletableFuture<>();
    Thread other = new Thread(() -> occupy(observer, seen, finished), "plumbline-pooler");
    other.setDaemon(true);
    other.start();
    try {
      int elsewhere = seen.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return elsewhere == before || Sessions.backend(connection) != before;
    } catch (TimeoutException e) {
      // The pool has one session, and it is ours.
      return false;
    } catch (ExecutionException | SQLException e) {
      if (ServerErrors.isLostStatement(e)) {
        return true;
      }
      SQLException refused = Causes.first(e, SQLException.class);
      throw refused == null ? new SQLException("Cannot ask which pooler there is", e) : refused;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while asking which pooler there is", e);
    } finally {
      finished.complete(true);
      connection.rollback();
    }
  }

  /** Keeps a backend busy with a transaction until told. */
  private static void occupy(
      DataSource observer, CompletableFuture<Integer> seen, CompletableFuture<Boolean> finished) {
    try (Connection connection = observer.getConnection()) {
      connection.setAutoCommit(false);
      seen.complete(Sessions.backend(connection));
      finished.join();
      connection.rollback();
    } catch (SQLException e) {
      seen.completeExceptionally(e);
    }
  }
}
