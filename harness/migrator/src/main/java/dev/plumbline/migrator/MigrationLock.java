package dev.plumbline.migrator;

import dev.plumbline.verification.MigratorLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.exception.LiquibaseException;

/**
 * What keeps migrators of the same database apart: an advisory lock of the session, which ends with
 * the session, however that ends. For the sake of stock Liquibase its row in {@code
 * databasechangeloglock} is taken, too. A row that a dead migrator of ours has left is taken over:
 * whoever holds the advisory lock knows that it is dead.
 */
final class MigrationLock {

  private static final System.Logger LOG = System.getLogger(MigrationLock.class.getName());
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

  /** Of the text that {@link #signature} writes. */
  private static final Pattern SINCE = Pattern.compile(" since (\\S+) on ");

  private final Connection connection;
  private final LockTable table;
  private final String service;
  private final Supervision supervision;
  private final MigrationListener listener;
  private final int backend;
  private final String signature;
  private Duration waited = Duration.ZERO;

  private MigrationLock(
      LentConnection lent, String service, Supervision supervision, MigrationListener listener)
      throws SQLException {
    this.service = service;
    this.supervision = supervision;
    this.listener = listener;
    connection = lent.connection();
    table = lent.lockTable();
    backend = Sessions.backend(connection);
    connection.commit();
    signature = signature(backend);
  }

  /** What must not be done by two at a time. */
  interface Work<T> {
    T run(MigrationLock lock) throws LiquibaseException, SQLException;
  }

  /**
   * Waits for the lock, without a transaction, works, and releases it.
   *
   * @throws MigrationLockedException if somebody else still holds it when there is no more patience
   * @throws StopRequestedException if the run is to stop instead of waiting
   */
  static <T> T holding(
      LentConnection lent,
      String service,
      Supervision supervision,
      MigrationListener listener,
      Work<T> work)
      throws LiquibaseException, SQLException {
    lent.prepareForRun(service);
    MigrationLock lock = new MigrationLock(lent, service, supervision, listener);
    lock.acquire();
    T result;
    try {
      lent.forgetHistory();
      result = work.run(lock);
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      lock.releaseAfter(e);
      throw e;
    }
    lock.release();
    return result;
  }

  /** The process id of the server's backend that holds the lock. */
  int backend() {
    return backend;
  }

  /** For how long the lock was waited for. */
  Duration waited() {
    return waited;
  }

  /**
   * Gives the row back as a part of the last transaction that changes anything. Who dies after it
   * has left nothing behind: a run that finds all done does not look at the row, and a stock
   * Liquibase would be kept out for ever. Migrators stay out until the work has returned.
   */
  void releaseRow() throws SQLException {
    table.release(signature);
  }

  private static String signature(int backend) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "a host without a name";
    }
    return MigratorLock.ROW_PREFIX
        + "pid "
        + backend
        + " since "
        + Instant.now().truncatedTo(ChronoUnit.MILLIS)
        + " on "
        + (host.length() > 100 ? host.substring(0, 100) : host);
  }

  private void acquire() throws SQLException {
    long start = System.nanoTime();
    Duration reportAt = Duration.ZERO;
    boolean advisory = false;
    try {
      while (true) {
        advisory = advisory || tryAdvisory();
        Optional<LockHolder> holder = advisory ? takeRow() : holderOfAdvisory();
        waited = Duration.ofNanos(System.nanoTime() - start);
        if (advisory && holder.isEmpty()) {
          return;
        }
        if (holder.isPresent()) {
          if (waited.compareTo(supervision.options().patience()) >= 0) {
            throw locked(holder.get());
          }
          if (waited.compareTo(reportAt) >= 0) {
            report(holder.get());
            reportAt = waited.plus(REPORT_INTERVAL);
          }
        }
        supervision.pause(POLL_INTERVAL);
      }
    } catch (SQLException | RuntimeException e) {
      if (advisory) {
        releaseAfter(e);
      }
      throw e;
    }
  }

  private MigrationLockedException locked(LockHolder holder) throws SQLException {
    List<Session> others = holder.isStockLiquibase() ? Sessions.others(connection) : List.of();
    connection.rollback();
    return new MigrationLockedException(service, waited, holder, others, table.name());
  }

  private void report(LockHolder holder) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: waiting for the migration that holds the lock: {1}",
        service,
        holder.name());
    listener.waitingForLock(holder, waited);
  }

  private boolean tryAdvisory() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_try_advisory_lock(" + MigratorLock.KEY + ")")) {
      row.next();
      boolean acquired = row.getBoolean(1);
      connection.commit();
      return acquired;
    }
  }

  /** Empty if it has just been released. */
  private Optional<LockHolder> holderOfAdvisory() throws SQLException {
    List<Session> holders = Sessions.holdingTheLock(connection);
    connection.rollback();
    if (holders.isEmpty()) {
      return Optional.empty();
    }
    Session session = holders.get(0);
    Instant since =
        table
            .read()
            .filter(LockTable.Row::isOurs)
            .flatMap(row -> since(String.valueOf(row.by()), session.pid()))
            .orElse(null);
    return Optional.of(new LockHolder(session.toText(), since, session));
  }

  private static Optional<Instant> since(String by, int pid) {
    Matcher matcher = SINCE.matcher(by);
    if (!by.startsWith(MigratorLock.ROW_PREFIX + "pid " + pid + " ") || !matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(matcher.group(1)));
    } catch (DateTimeParseException e) {
      LOG.log(System.Logger.Level.DEBUG, "Not a time: {0}", matcher.group(1));
      return Optional.empty();
    }
  }

  /** Who holds the row; empty if we do. */
  private Optional<LockHolder> takeRow() throws SQLException {
    Optional<LockTable.Row> row = table.read();
    if (row.isEmpty()) {
      table.createIfMissing();
      row = table.read();
    }
    if (row.isPresent() && row.get().locked()) {
      if (!row.get().isOurs()) {
        String by = row.get().by();
        return Optional.of(
            new LockHolder(
                "a Liquibase that is not plumbline, on " + (by == null ? "an unknown host" : by),
                row.get().since(),
                null));
      }
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: taking over from a migrator that died: {1}",
          service,
          row.get().by());
    }
    return table.take(signature) ? Optional.empty() : takeRow();
  }

  private void release() throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
    }
    connection.rollback();
    table.release(signature);
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(" + MigratorLock.KEY + ")");
    }
    connection.commit();
  }

  /** Where the session is lost, so is its advisory lock, which is what counts. */
  private void releaseAfter(Exception e) {
    try {
      if (!connection.isClosed()) {
        release();
      }
    } catch (SQLException lost) {
      e.addSuppressed(lost);
    }
  }
}
