package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A changeSet has not got its locks, was rolled back, and will be tried again.
 *
 * @param changeSet which
 * @param attempt how many attempts have failed
 * @param delay after how long the next one begins
 * @param reason the server's words
 * @param blockers who stood in the way, as seen last; empty if unknown
 */
public record LockRetry(
    ChangeSetId changeSet, int attempt, Duration delay, String reason, List<Session> blockers) {

  public LockRetry {
    Objects.requireNonNull(changeSet, "changeSet");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(reason, "reason");
    blockers = List.copyOf(blockers);
  }
}
