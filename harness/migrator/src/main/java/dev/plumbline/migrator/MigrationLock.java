package dev.plumbline.migrator;

import dev.plumbline.verification.MigratorLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps migrators of the same database apart: an advisory lock of the session, which ends with
 * the session, however that ends. For the sake of stock Liquibase its row in {@code
 * databasechangeloglock} is taken, too. A row that a dead migrator of ours has left is taken over:
 * whoever holds the advisory lock knows that it is dead.
 */
final class MigrationLock implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(MigrationLock.class.getName());
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

  /** Of the text that {@link #signature} writes. */
  private static final Pattern SINCE = Pattern.compile(" since (\\S+) on ");

  /** Whoever polls for the lock has it for moments. */
  private static final int ATTEMPTS = 20;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private static final Pattern PID = Pattern.compile("pid (\\d{1,9}) since ");

  private final Connection connection;
  private final LiquibaseSession liquibase;
  private final LockTable table;
  private final MigratorLock lock;
  private final RunSettings settings;
  private final Progress progress;
  private final int backend;
  private final String signature;
  private Duration waited = Duration.ZERO;

  /** Whether no other migrator of this history can be at work. */
  private boolean alone;

  /** Whether nobody who changes everything in the database can be at work. */
  private boolean admitted;

  private MigrationLock(LiquibaseSession liquibase, RunSettings settings, Progress progress)
      throws SQLException {
    this.settings = settings;
    this.progress = progress;
    this.liquibase = liquibase;
    connection = liquibase.connection();
    table = liquibase.lockTable();
    lock = MigratorLock.of(liquibase.place());
    Sessions.Backend session = Sessions.self(connection);
    connection.commit();
    backend = session.pid();
    signature = signature(session);
  }

  /**
   * Waits for the lock, without a transaction.
   *
   * @throws MigrationLockedException if somebody else still holds it when there is no more patience
   * @throws StopRequestedException if the run is to stop instead of waiting
   */
  static MigrationLock acquire(LiquibaseSession liquibase, RunSettings settings, Progress progress)
      throws SQLException {
    liquibase.prepareForRun();
    MigrationLock lock = new MigrationLock(liquibase, settings, progress);
    lock.await();
    return lock;
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

  /**
   * Three columns of a query that tell whether the session has the lock. The first takes it until
   * the end of the transaction, if there is one: within that, nothing can give it away, neither
   * DISCARD ALL nor pg_advisory_unlock_all(). The others count it once, however often it is asked.
   */
  String held() {
    return "pg_catalog.pg_try_advisory_xact_lock("
        + lock.key()
        + "), pg_catalog.pg_advisory_unlock("
        + lock.key()
        + "), pg_catalog.pg_try_advisory_lock("
        + lock.key()
        + ")";
  }

  /** Looks whether the session still has it, and takes it again if nobody else has had it. */
  void require() throws SQLException {
    boolean[] held =
        new Query(connection, "select " + held())
            .row(row -> new boolean[] {row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)});
    require(held[0], held[1], held[2]);
  }

  /**
   * The same, with what the columns {@link #held} have told.
   *
   * @throws MigrationLockedException if somebody else has it, or has had it
   */
  void require(boolean available, boolean hadIt, boolean hasIt) throws SQLException {
    if (hadIt && hasIt) {
      return;
    }
    alone = hasIt;
    admitted = false;
    isTrue("pg_catalog.pg_advisory_unlock_shared(" + MigratorLock.KEY + ")");
    boolean taken = available && tryLock();
    for (int i = 0; !taken && i < ATTEMPTS; i++) {
      settings.pause(BETWEEN_ATTEMPTS);
      taken = tryLock();
    }
    if (!taken || !table.renew(signature)) {
      List<Session> holders = Sessions.holding(connection, lock);
      if (taken) {
        unlock();
      }
      throw MigrationLockedException.lost(liquibase.service(), waited, holders, backend);
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "{0}: a changeSet released the migrator''s lock, as DISCARD ALL and"
            + " pg_advisory_unlock_all() do. Nobody else has taken it; taking it again.",
        liquibase.service());
  }

  /** That of the history first, so that no two wait for each other. */
  private boolean tryLock() throws SQLException {
    alone = alone || isTrue("pg_catalog.pg_try_advisory_lock(" + lock.key() + ")");
    admitted =
        admitted
            || (alone
                && isTrue("pg_catalog.pg_try_advisory_lock_shared(" + MigratorLock.KEY + ")"));
    return admitted;
  }

  private void unlock() throws SQLException {
    if (admitted) {
      admitted = false;
      isTrue("pg_catalog.pg_advisory_unlock_shared(" + MigratorLock.KEY + ")");
    }
    if (alone) {
      alone = false;
      isTrue("pg_catalog.pg_advisory_unlock(" + lock.key() + ")");
    }
  }

  private boolean isTrue(String call) throws SQLException {
    return new Query(connection, "select " + call).isTrue();
  }

  private static String signature(Sessions.Backend session) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "a host without a name";
    }
    return MigratorLock.ROW_PREFIX
        + "pid "
        + session.pid()
        + " since "
        + session.now().truncatedTo(ChronoUnit.MILLIS)
        + " on "
        + (host.length() > 100 ? host.substring(0, 100) : host);
  }

  private void await() throws SQLException {
    long start = System.nanoTime();
    Duration reportAt = Duration.ZERO;
    try {
      while (true) {
        boolean advisory = tryAdvisory();
        Optional<LockHolder> holder = advisory ? takeRow() : holderOfAdvisory();
        if (advisory && holder.map(LockHolder::session).isPresent()) {
          // a changeSet of theirs has given it away: they may have it back
          unlock();
          connection.commit();
          advisory = false;
        }
        waited = Duration.ofNanos(System.nanoTime() - start);
        if (advisory && holder.isEmpty()) {
          liquibase.forgetHistory();
          return;
        }
        if (holder.isPresent()) {
          if (waited.compareTo(settings.options().patience()) >= 0) {
            throw locked(holder.get());
          }
          if (waited.compareTo(reportAt) >= 0) {
            report(holder.get());
            reportAt = waited.plus(REPORT_INTERVAL);
          }
        }
        settings.pause(POLL_INTERVAL);
      }
    } catch (SQLException | RuntimeException e) {
      if (alone) {
        try {
          close();
        } catch (SQLException lost) {
          e.addSuppressed(lost);
        }
      }
      throw e;
    }
  }

  private MigrationLockedException locked(LockHolder holder) throws SQLException {
    List<Session> others = holder.isStockLiquibase() ? Sessions.others(connection) : List.of();
    connection.rollback();
    return new MigrationLockedException(liquibase.service(), waited, holder, others, table.name());
  }

  private void report(LockHolder holder) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: waiting for the migration that holds the lock: {1}",
        liquibase.service(),
        holder.name());
    progress.waitingForLock(holder, waited);
  }

  private boolean tryAdvisory() throws SQLException {
    boolean acquired = tryLock();
    connection.commit();
    return acquired;
  }

  /** Empty if it has just been released. */
  private Optional<LockHolder> holderOfAdvisory() throws SQLException {
    List<Session> holders = Sessions.holding(connection, lock);
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
                "a Liquibase other than plumbline, on " + (by == null ? "an unknown host" : by),
                row.get().since(),
                null));
      }
      Optional<Session> writer = writer(String.valueOf(row.get().by()));
      if (writer.isPresent()) {
        Session session = writer.get();
        return Optional.of(
            new LockHolder(
                session.toText(),
                since(String.valueOf(row.get().by()), session.pid()).orElse(null),
                session));
      }
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: taking over from a migrator that died: {1}",
          liquibase.service(),
          row.get().by());
    }
    return table.take(signature) ? Optional.empty() : takeRow();
  }

  /** Who wrote into the row, if that session is still at work. */
  private Optional<Session> writer(String by) throws SQLException {
    Matcher matcher = PID.matcher(by);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int pid = Integer.parseInt(matcher.group(1));
    Optional<Instant> since = since(by, pid);
    if (since.isEmpty() || pid == backend) {
      return Optional.empty();
    }
    List<Session> found = Sessions.atWork(connection, pid, since.get());
    connection.rollback();
    return found.stream().findFirst();
  }

  private void release() throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
    }
    connection.rollback();
    liquibase.resumeIdentity();
    table.release(signature);
    connection.commit();
    unlock();
    connection.commit();
  }

  /** Where the session is lost, so is its advisory lock, which is what counts. */
  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      release();
    }
  }
}
