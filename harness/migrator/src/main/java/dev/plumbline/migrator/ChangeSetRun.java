package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.time.Duration;

/**
 * What became of a changeSet in a migration.
 *
 * @param id which
 * @param outcome what became of it
 * @param elapsed how long it took
 */
public record ChangeSetRun(ChangeSetId id, Outcome outcome, Duration elapsed) {

  /** What can become of a changeSet that is due. */
  public enum Outcome {
    /** Ran for the first time. */
    APPLIED,
    /** Ran once more, being {@code runAlways}, or {@code runOnChange} and changed. */
    REAPPLIED,
    /** Did not run, but was recorded as if it had, because its preconditions ask for that. */
    MARKED,
    /** Failed and was rolled back, which its {@code failOnError="false"} lets pass. */
    FAILED
  }
}
