package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import java.sql.SQLException;
import java.util.List;

/** Which verdicts of the verifier let a migrator pass. */
final class MigrationPolicy {

  /** For services AHEAD is good, so that the verifier's own advice is not to do anything. */
  private static final String TOO_OLD =
      "This changelog is older than the database, and an older build must not change what a newer"
          + " one has made. Run the newer build's job, or nothing at all: the older service starts"
          + " on this database as it is. If there is no newer build, a changeSet has been removed"
          + " or renamed: restore it.";

  private MigrationPolicy() {}

  /** Which databases may pass. */
  interface Check {
    void let(Verification verification, ParsedChangelog changelog);
  }

  /**
   * Lets a database pass that may be migrated.
   *
   * @throws MigrationRefusedException if it may not
   * @throws DatabaseUnusableException if it could not even be looked at
   */
  static void check(Verification verification, ParsedChangelog changelog) {
    checkRevision(verification, changelog);
    Findings halfRolledBack = only(verification, FindingCode.CHANGESET_UNFINISHED);
    if (verification.verdict() != Verdict.MIGRATING && !halfRolledBack.isEmpty()) {
      throw new MigrationRefusedException(
          verification.service()
              + ": refused, because a rollback without a transaction is half done.",
          halfRolledBack);
    }
  }

  private static void checkRevision(Verification verification, ParsedChangelog changelog) {
    switch (verification.verdict()) {
      case UNREACHABLE, DENIED -> throw unreachable(verification);
      case UNMANAGED -> throw refused(verification, Findings.none());
      case AHEAD, INCOMPATIBLE -> throw refused(verification, TOO_OLD, Findings.none());
      // the schema is nobody's question here, and nobody skips
      case READY, EMPTY, BEHIND, CHANGED, MIGRATING, DRIFTED, SKIPPED -> {
        Findings changed = only(verification, FindingCode.CHANGESET_CHANGED);
        if (!changed.isEmpty()) {
          throw refused(verification, changelog.located(changed));
        }
        // whoever is at work now may be applying what is pending; it is looked at again afterwards
        Findings unknown = only(verification, FindingCode.CHANGESET_UNKNOWN);
        if (verification.verdict() != Verdict.MIGRATING && !unknown.isEmpty()) {
          throw refused(verification, unknown);
        }
      }
    }
  }

  /**
   * Lets a history pass that Liquibase can work with.
   *
   * @throws MigrationRefusedException with everything because of which it could not
   */
  static void checkHistory(String service, HistoryTable history) throws SQLException {
    List<String> obstacles = history.obstacles();
    if (!obstacles.isEmpty()) {
      throw new MigrationRefusedException(
          service
              + ": refused, because Liquibase could not work with the migration history. Nothing"
              + " was changed.\n"
              + String.join("\n", obstacles),
          Findings.none());
    }
  }

  /**
   * Lets a database pass whose last changeSets may be rolled back with this changelog.
   *
   * @throws MigrationRefusedException if the history holds changeSets that the changelog does not
   *     know, so that "the last" would not be the last
   */
  static void checkForRollback(Verification verification, ParsedChangelog changelog) {
    checkRevision(verification, changelog);
    Findings unknown = only(verification, FindingCode.CHANGESET_UNKNOWN);
    if (!unknown.isEmpty()) {
      throw refused(verification, unknown);
    }
  }

  /**
   * Lets a database pass that something else has filled.
   *
   * @throws MigrationRefusedException if it is empty, or has a history
   */
  static void checkForBaseline(Verification verification, ParsedChangelog changelog) {
    switch (verification.verdict()) {
      case UNREACHABLE, DENIED -> throw unreachable(verification);
      case MIGRATING -> {}
      case EMPTY ->
          throw refused(
              verification,
              "There is nothing in it to record as applied: migrate it.",
              Findings.none());
      case UNMANAGED -> {
        if (verification.appliedChangeSets() > 0) {
          throw refused(verification, Findings.none());
        }
      }
      case READY, BEHIND, CHANGED, AHEAD, INCOMPATIBLE, DRIFTED, SKIPPED ->
          throw refused(
              verification,
              "It has a migration history, and baseline is for databases without one: migrate it.",
              Findings.none());
    }
  }

  /**
   * Lets a database pass whose history is this changelog's, older or newer.
   *
   * @throws MigrationRefusedException if it has none, or another's
   */
  static void checkForTag(Verification verification, ParsedChangelog changelog) {
    switch (verification.verdict()) {
      case UNREACHABLE, DENIED -> throw unreachable(verification);
      case UNMANAGED, EMPTY -> throw refused(verification, Findings.none());
      case MIGRATING, READY, BEHIND, CHANGED, AHEAD, INCOMPATIBLE, DRIFTED, SKIPPED -> {
        if (verification.currentRevision() == null && verification.verdict() != Verdict.MIGRATING) {
          throw refused(verification, "There is nothing to tag.", Findings.none());
        }
      }
    }
  }

  /**
   * Lets a database pass that could be looked at.
   *
   * @throws DatabaseUnusableException if it could not
   */
  static void checkReachable(Verification verification) {
    if (verification.verdict() == Verdict.UNREACHABLE || verification.verdict() == Verdict.DENIED) {
      throw unreachable(verification);
    }
  }

  private static DatabaseUnusableException unreachable(Verification verification) {
    return DatabaseUnusableException.because(
        verification.service(),
        verification.message() + " " + verification.action(),
        verification.sqlState());
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
