package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verification;

/** Which verdicts of the verifier let a migrator pass. */
final class Gate {

  /** For services AHEAD is good, so that the verifier's own advice is not to do anything. */
  private static final String TOO_OLD =
      "This changelog is older than the database, and an older build must not change what a newer"
          + " one has made. Run the newer build's job, or nothing at all: the older service starts"
          + " on this database as it is. If there is no newer build, a changeSet has been removed"
          + " or renamed: restore it.";

  private Gate() {}

  /**
   * Lets a database pass that may be migrated.
   *
   * @throws MigrationRefusedException if it may not
   * @throws DatabaseUnusableException if it could not even be looked at
   */
  static void check(Verification verification) {
    switch (verification.verdict()) {
      case UNREACHABLE ->
          throw DatabaseUnusableException.because(
              verification.service(),
              verification.message() + " " + verification.action(),
              verification.sqlState());
      case UNMANAGED -> throw refused(verification, Findings.none());
      case AHEAD -> throw refused(verification, TOO_OLD, Findings.none());
      case READY, EMPTY, BEHIND, CHANGED, MIGRATING -> {
        Findings changed = only(verification, FindingCode.CHANGESET_CHANGED);
        if (!changed.isEmpty()) {
          throw refused(verification, changed);
        }
      }
    }
  }

  /**
   * Lets a database pass whose last changeSets may be rolled back with this changelog.
   *
   * @throws MigrationRefusedException if the history holds changeSets that the changelog does not
   *     know, so that "the last" would not be the last
   */
  static void checkForRollback(Verification verification) {
    check(verification);
    Findings unknown = only(verification, FindingCode.CHANGESET_UNKNOWN);
    if (!unknown.isEmpty()) {
      throw refused(verification, unknown);
    }
  }

  private static Findings only(Verification verification, FindingCode code) {
    return Findings.of(
        verification.findings().stream()
            .filter(finding -> finding.code() == code)
            .toArray(Finding[]::new));
  }

  private static MigrationRefusedException refused(Verification verification, Findings findings) {
    return refused(verification, verification.action(), findings);
  }

  private static MigrationRefusedException refused(
      Verification verification, String action, Findings findings) {
    return new MigrationRefusedException(
        verification.service()
            + ": refused, because the database is "
            + verification.verdict()
            + ". "
            + verification.message()
            + " "
            + action,
        findings);
  }
}
