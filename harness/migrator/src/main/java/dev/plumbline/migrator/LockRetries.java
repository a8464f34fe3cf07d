package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;

/**
 * Tries a changeSet, or a statement of one, again while it does not get its locks: after half a
 * second at first, then after twice as long each time up to sixteen seconds, more or less a half,
 * so that several migrators do not keep in step.
 */
final class LockRetries {

  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final int DOUBLINGS = 5;

  private final RunSettings settings;
  private final Progress progress;
  private final BlockerWatch watch;
  private final ChangeSetId changeSet;
  private final long start = System.nanoTime();
  private int failed;

  LockRetries(RunSettings settings, Progress progress, BlockerWatch watch, ChangeSetId changeSet) {
    this.settings = settings;
    this.progress = progress;
    this.watch = watch;
    this.changeSet = changeSet;
  }

  /** What can be tried again, because it leaves nothing behind when it fails. */
  interface Attempt<T, E extends LiquibaseException> {
    T make() throws E, SQLException;
  }

  /**
   * Makes the attempt until it succeeds, fails for another reason than a lock, or the time is up.
   *
   * @throws StopRequestedException if the run is to stop
   */
  <T, E extends LiquibaseException> T until(Attempt<T, E> attempt) throws E, SQLException {
    while (true) {
      if (settings.stop().isGraceOver()) {
        throw new StopRequestedException();
      }
      watch.forget();
      try {
        return attempt.make();
      } catch (Exception e) {
        if (!ServerErrors.isForWantOfALock(e) || !hasTime()) {
          throw e;
        }
        failed++;
        pause(ServerErrors.reason(e));
      }
    }
  }

  private boolean hasTime() {
    return System.nanoTime() - start < settings.options().lockRetryBudget().toNanos();
  }

  private void pause(String reason) {
    long doubled = FIRST_DELAY.toMillis() << Math.min(failed - 1, DOUBLINGS);
    Duration delay =
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(doubled / 2, doubled * 3 / 2));
    progress.retrying(new LockRetry(changeSet, failed, delay, reason, watch.lastSeen()));
    settings.pause(delay);
  }

  /** How many attempts have failed for want of a lock. */
  int failed() {
    return failed;
  }

  /** Who stood in the way when it was last looked. */
  List<Session> blockers() {
    return watch.lastSeen();
  }

  /**
   * Makes room for an index of which nothing but a failed build is there. A build that is under way
   * looks the same, so that it waits while somebody might be building.
   *
   * @throws DatabaseException if somebody still might be when the time is up
   */
  void removeInvalid(ExistingIndex index, Connection connection)
      throws DatabaseException, SQLException {
    while (index.isStillInvalid(connection)) {
      if (!index.isPerhapsBeingBuilt(connection)) {
        progress.resuming(
            changeSet,
            "Dropping the invalid index "
                + index.name()
                + ", left behind by a failed build, to build it again.");
        index.drop(connection);
        return;
      }
      String reason =
          "the index " + index.name() + " is invalid, and perhaps being built by somebody else";
      if (!hasTime()) {
        throw new DatabaseException(
            reason, new SQLException(reason, ServerErrors.LOCK_NOT_AVAILABLE));
      }
      failed++;
      pause(reason);
    }
  }
}
