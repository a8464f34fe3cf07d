package dev.plumbline.migrator;

import java.sql.SQLException;
import java.time.Duration;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;
import liquibase.lockservice.StandardLockService;

/** Liquibase's own lock: the row in {@code databasechangeloglock}. */
final class MigrationLock {

  private static final System.Logger LOG = System.getLogger(MigrationLock.class.getName());
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private MigrationLock() {}

  /** What must not be done by two at a time. */
  interface Work {
    void run() throws LiquibaseException, SQLException;
  }

  /**
   * Waits for the lock, works, and releases it.
   *
   * @throws MigrationLockedException if somebody else still holds it after {@code patience}
   */
  static void holding(Database database, String service, Duration patience, Work work)
      throws LiquibaseException, SQLException {
    LockService lockService = new StandardLockService();
    lockService.setDatabase(database);
    acquire(lockService, service, patience);
    try {
      work.run();
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      try {
        lockService.releaseLock();
      } catch (LockException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
    lockService.releaseLock();
  }

  private static void acquire(LockService lockService, String service, Duration patience)
      throws LockException {
    long start = System.nanoTime();
    boolean waiting = false;
    // waitForLock() of the lock service prints to standard output, whatever the scope says
    while (!lockService.acquireLock()) {
      if (System.nanoTime() - start >= patience.toNanos()) {
        throw new MigrationLockedException(service, patience, holder(lockService));
      }
      if (!waiting) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0}: waiting for the migration that holds the lock: {1}",
            service,
            holder(lockService));
        waiting = true;
      }
      pause(service);
    }
  }

  private static void pause(String service) {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DatabaseUnusableException.because(
          service, "interrupted while waiting for the migration lock. Nothing was changed.", null);
    }
  }

  private static String holder(LockService lockService) throws LockException {
    DatabaseChangeLogLock[] locks = lockService.listLocks();
    return locks.length == 0
        ? "unknown"
        : locks[0].getLockedBy() + " since " + locks[0].getLockGranted().toInstant();
  }
}
