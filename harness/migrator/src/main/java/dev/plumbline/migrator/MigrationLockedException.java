package dev.plumbline.migrator;

import java.time.Duration;

/** Another migrator held the lock for longer than this one was willing to wait. */
public final class MigrationLockedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  MigrationLockedException(String service, Duration waited, String holder) {
    super(
        service
            + ": another migration holds the lock: "
            + holder
            + ". Waited for "
            + waited.toSeconds()
            + " s. Let it finish and try again. If no migration is running, it died: release the"
            + " lock with UPDATE databasechangeloglock SET locked = false, and try again.",
        null);
  }
}
