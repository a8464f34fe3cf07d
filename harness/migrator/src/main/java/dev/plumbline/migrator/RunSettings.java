package dev.plumbline.migrator;

import dev.plumbline.changelog.Causes;
import dev.plumbline.verification.ChangeSetId;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made.
 *
 * @param options how patient it is
 * @param stop asks it to stop
 * @param observer a second way into the same database, or null
 * @param disposable whether nobody else knows the database, so that nothing has to be asked before
 * @param only the changeSets that it is limited to, or null
 * @param purpose what it is part of, as in "the database failed while …", or null
 */
record RunSettings(
    MigrationOptions options,
    StopSignal stop,
    @Nullable DataSource observer,
    boolean disposable,
    @Nullable Set<ChangeSetId> only,
    @Nullable String purpose) {

  /** There is nobody to wait for. */
  private static final MigrationOptions ALONE =
      MigrationOptions.DEFAULTS
          .withPatience(Duration.ZERO)
          .withLockTimeout(Duration.ZERO)
          .withLockRetryBudget(Duration.ZERO);

  /** Those of a run that nobody has said anything about; each has a signal of its own. */
  static RunSettings defaults() {
    return new RunSettings(MigrationOptions.DEFAULTS, new StopSignal(), null, false, null, null);
  }

  RunSettings {
    only = only == null ? null : Set.copyOf(only);
  }

  RunSettings with(MigrationOptions newOptions) {
    return new RunSettings(newOptions, stop, observer, disposable, only, purpose);
  }

  RunSettings with(StopSignal newStop) {
    return new RunSettings(options, newStop, observer, disposable, only, purpose);
  }

  RunSettings with(DataSource newObserver) {
    return new RunSettings(options, stop, newObserver, disposable, only, purpose);
  }

  RunSettings onDisposable() {
    return new RunSettings(ALONE, stop, null, true, only, purpose);
  }

  RunSettings only(Set<ChangeSetId> changeSets) {
    return new RunSettings(options, stop, observer, disposable, changeSets, purpose);
  }

  RunSettings purpose(String newPurpose) {
    return new RunSettings(options, stop, observer, disposable, only, newPurpose);
  }

  /** Whether it is not limited to other changeSets. */
  boolean includes(ChangeSetId changeSet) {
    return only == null || only.contains(changeSet);
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
    return Causes.first(thrown, StopRequestedException.class) != null
        || (stop.isGraceOver() && ServerErrors.isCancellation(thrown));
  }
}
