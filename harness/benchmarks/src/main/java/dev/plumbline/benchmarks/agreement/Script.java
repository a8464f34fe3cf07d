package dev.plumbline.benchmarks.agreement;

import dev.plumbline.migrator.Plan;

/** What a plan says of itself. */
final class Script {

  private Script() {}

  /**
   * Whether the script is all that a migration would do, as far as it says: rows that are sent as
   * parameters, custom code, and whether preconditions hold are found out only by migrating.
   */
  static boolean saysAll(Plan plan) {
    return plan.pending().stream()
        .noneMatch(changeSet -> changeSet.conditional() || !changeSet.notes().isEmpty());
  }
}
