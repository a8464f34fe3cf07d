package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.time.Duration;
import java.util.List;

/**
 * What a migration did.
 *
 * @param service the service's name
 * @param runs the changeSets that were due, in the order in which they ran
 * @param alreadyApplied how many of the changelog's changeSets had been applied before
 * @param elapsed how long all of it took
 * @param outOfOrder those of the changeSets that were due which precede, in the changelog, others
 *     that had been applied before
 * @param lockWait for how long another migrator was waited for
 * @param retries how often a changeSet was tried again because it did not get its locks
 */
public record MigrationResult(
    String service,
    List<ChangeSetRun> runs,
    int alreadyApplied,
    Duration elapsed,
    List<ChangeSetId> outOfOrder,
    Duration lockWait,
    int retries) {

  public MigrationResult {
    runs = List.copyOf(runs);
    outOfOrder = List.copyOf(outOfOrder);
  }

  /** Whether there was nothing to do. */
  public boolean isUpToDate() {
    return runs.isEmpty();
  }
}
