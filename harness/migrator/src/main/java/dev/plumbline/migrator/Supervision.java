package dev.plumbline.migrator;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What goes on around a run.
 *
 * @param options how patient it is
 * @param stop asks it to stop
 * @param observer a second way into the same database, or null
 */
record Supervision(MigrationOptions options, StopSignal stop, @Nullable DataSource observer) {

  /** For disposable databases: nobody else knows them, so that there is nobody to wait for. */
  static final Supervision ALONE =
      new Supervision(
          MigrationOptions.DEFAULTS
              .withPatience(Duration.ZERO)
              .withLockTimeout(Duration.ZERO)
              .withLockRetryBudget(Duration.ZERO),
          new StopSignal(),
          null);

  Supervision with(MigrationOptions newOptions) {
    return new Supervision(newOptions, stop, observer);
  }

  Supervision with(StopSignal newStop) {
    return new Supervision(options, newStop, observer);
  }

  Supervision with(DataSource newObserver) {
    return new Supervision(options, stop, newObserver);
  }

  /**
   * Waits.
   *
   * @throws StopRequestedException if the run is to stop, instead of waiting any longer
   */
  void pause(Duration duration) {
    boolean stopped;
    try {
      stopped = stop.await(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    if (stopped) {
      throw new StopRequestedException();
    }
  }

  /**
   * To be called where stopping leaves nothing half done.
   *
   * @throws StopRequestedException if the run is to stop
   */
  void stopHere() {
    if (stop.isRequested() || Thread.currentThread().isInterrupted()) {
      throw new StopRequestedException();
    }
  }

  /** Whether something ended because the run is to stop. */
  boolean isStopped(Throwable thrown) {
    return ServerErrors.find(thrown, StopRequestedException.class) != null
        || (stop.isGraceOver() && ServerErrors.isCancellation(thrown));
  }
}
