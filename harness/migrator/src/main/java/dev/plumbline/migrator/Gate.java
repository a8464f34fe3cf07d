package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verification;

/** Which verdicts of the verifier let a migrator pass. */
final class Gate {

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
              verification.service(), verification.message() + " " + verification.action());
      case UNMANAGED, AHEAD -> throw refused(verification, Findings.none());
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
    return new MigrationRefusedException(
        verification,
        verification.service()
            + ": refused, because the database is "
            + verification.verdict()
            + ". "
            + verification.message()
            + " "
            + verification.action(),
        findings);
  }
}
