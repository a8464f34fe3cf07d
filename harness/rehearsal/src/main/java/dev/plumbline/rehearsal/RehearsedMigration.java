package dev.plumbline.rehearsal;

import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.finding.Findings;
import java.util.Objects;

/**
 * A migration that was watched.
 *
 * @param reading the changelog as it was read, what was read while it ran included
 * @param withoutEffect a finding for each changeSet that ran and did nothing
 */
public record RehearsedMigration(ChangelogReading reading, Findings withoutEffect) {

  public RehearsedMigration {
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(withoutEffect, "withoutEffect");
  }
}
