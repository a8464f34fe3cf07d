package dev.plumbline.migrator;

import java.time.Duration;
import java.util.List;

/**
 * What a migration did.
 *
 * @param service the service's name
 * @param runs the changeSets that were due, in the order in which they ran
 * @param alreadyApplied how many of the changelog's changeSets had been applied before
 * @param elapsed how long all of it took
 */
public record MigrationResult(
    String service, List<ChangeSetRun> runs, int alreadyApplied, Duration elapsed) {

  public MigrationResult {
    runs = List.copyOf(runs);
  }

  /** Whether there was nothing to do. */
  public boolean isUpToDate() {
    return runs.isEmpty();
  }
}
