package dev.plumbline.junit;

import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.judgement.Examination;
import dev.plumbline.migrator.ChangeSetRun.Outcome;
import dev.plumbline.migrator.MigrationResult;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/**
 * Assertions over a service's changelog, entities and database. A failure names the service and
 * prints every finding in full: what was expected and found, what breaks, how to fix it.
 */
public final class ServiceDatabaseAssert
    extends AbstractAssert<ServiceDatabaseAssert, ServiceDatabase> {

  ServiceDatabaseAssert(ServiceDatabase actual) {
    super(actual, ServiceDatabaseAssert.class);
  }

  /**
   * Every file of the changelog declares a changeSet or includes one that does. (A changelog
   * without any changeSet does not get as far as a database.)
   */
  public ServiceDatabaseAssert hasNoEmptyChangelogFile() {
    isNotNull();
    return none(actual.emptyChangelogFiles(), "the changelog has empty files");
  }

  /** Every changeSet changes the schema or runs a statement on data. */
  public ServiceDatabaseAssert everyChangeSetHasAnEffect() {
    isNotNull();
    return none(actual.changeSetsWithoutEffect(), "changeSets without effect");
  }

  /** Every changeSet can be rolled back to the schema before it. */
  public ServiceDatabaseAssert everyChangeSetRollsBack() {
    isNotNull();
    return none(actual.incompleteRollbacks(), "changeSets do not roll back to the schema before");
  }

  /**
   * The schema that the entities expect is the one that the database has. A failure suggests
   * changeSets that were tried on a copy of the database, and writes them to a file.
   */
  public ServiceDatabaseAssert agreesWithEntities() {
    isNotNull();
    Findings findings = asked(actual::parity);
    Findings offending = actual.notAccepted(findings.atLeast(actual.failOn()));
    String fix = offending.isEmpty() ? "" : asked(() -> actual.suggestedFix(offending));
    return none(offending, "entities and schema do not agree", fix);
  }

  /** The schema is still what the service's changelog makes: no test has changed it. */
  public ServiceDatabaseAssert hasNotDrifted() {
    isNotNull();
    return none(asked(actual::drift), "the schema is no longer what the changelog produces");
  }

  /**
   * Migrating once more leaves the schema as it is and applies nothing, apart from what is declared
   * to run always.
   */
  public ServiceDatabaseAssert migratingAgainChangesNothing() {
    isNotNull();
    Schema before = asked(actual::schema);
    MigrationResult again = asked(actual::migrate);
    List<String> seen = new ArrayList<>();
    again.runs().stream()
        .filter(run -> run.outcome() != Outcome.REAPPLIED)
        .forEach(run -> seen.add("changeSet " + run.id() + " ran"));
    SchemaComparison.compare(before, asked(actual::schema))
        .forEach(difference -> seen.add(difference.toText()));
    Findings findings =
        seen.isEmpty()
            ? Findings.none()
            : Findings.of(
                Finding.of(
                    FindingCode.MIGRATION_NOT_REPEATABLE,
                    actual.service(),
                    "nothing to do in a migrated database",
                    String.join("\n", seen)));
    return none(
        actual.judged(findings, Examination.REPETITION),
        "migrating twice is not the same as migrating once");
  }

  /**
   * The service's schema snapshot says what the changelog produces. Told to by {@code
   * plumbline.update-snapshots=true}, this writes it instead.
   *
   * @throws org.opentest4j.TestAbortedException if there is no snapshot yet; says how to write it
   */
  public ServiceDatabaseAssert hasCurrentSnapshot() {
    isNotNull();
    actual.snapshots().requireFile(actual.service());
    return none(actual.snapshotDifferences(), "the schema snapshot is not up to date");
  }

  /** A build that needs {@code previous} can run on the schema that the changelog produces now. */
  public ServiceDatabaseAssert isCompatibleWith(SchemaSnapshot previous) {
    isNotNull();
    return compatible(actual.incompatibilities(previous));
  }

  private ServiceDatabaseAssert compatible(Findings findings) {
    return none(
        findings,
        "the previous release cannot run on this schema, as it must during a rolling deployment");
  }

  /**
   * The same with the snapshot that {@code plumbline.previous-snapshot} names; where it names none,
   * with that of the revision that CI merges into, or of the last tag.
   *
   * @throws org.opentest4j.TestAbortedException if there was no previous release, or nobody knows
   *     it; says how to name it
   */
  public ServiceDatabaseAssert isCompatibleWithPreviousRelease() {
    isNotNull();
    return compatible(actual.incompatibilities(previousRelease()));
  }

  /**
   * The changeSets of the previous release are what they were, and new ones come behind them. The
   * release is found as by {@link #isCompatibleWithPreviousRelease}.
   *
   * @throws org.opentest4j.TestAbortedException if there was no previous release, or nobody knows
   *     it; says how to name it
   */
  public ServiceDatabaseAssert keepsReleasedChangeSets() {
    isNotNull();
    return none(
        actual.changesOfReleased(previousRelease()),
        "changeSets that have been released are not what they were");
  }

  /**
   * The changeSets that the previous release did not have are safe to run on a database with rows
   * that is in use: they were run on generated rows, and observed. Those that it had are what they
   * were. The release is found as by {@link #isCompatibleWithPreviousRelease}; of a new service all
   * changeSets are new, and its tables empty.
   *
   * @throws org.opentest4j.TestAbortedException if nobody knows the previous release; says how to
   *     name it
   */
  public ServiceDatabaseAssert newChangeSetsAreSafe() {
    isNotNull();
    if (actual.previousRelease() instanceof PreviousRelease.Unknown unknown) {
      throw new TestAbortedException(unknown.reason());
    }
    return none(actual.unsafeChangeSets(), "new changeSets are not safe to run");
  }

  private PreviousRelease.Known previousRelease() {
    PreviousRelease release = actual.previousRelease();
    if (release instanceof PreviousRelease.Known known) {
      return known;
    }
    throw new TestAbortedException(
        release instanceof PreviousRelease.None none
            ? none.reason()
            : ((PreviousRelease.Unknown) release).reason());
  }

  /** The verifier that guards the service's start-up says {@link Verdict#READY}. */
  public ServiceDatabaseAssert isReady() {
    isNotNull();
    Verification verification = actual.verify();
    if (verification.verdict() != Verdict.READY) {
      throw failure("%s%n%n%s", verification.toText(), verification.findings().toText());
    }
    return this;
  }

  private ServiceDatabaseAssert none(Findings findings, String what) {
    return none(findings, what, "");
  }

  private ServiceDatabaseAssert none(Findings findings, String what, String more) {
    Findings offending = actual.notAccepted(findings.atLeast(actual.failOn()));
    if (!offending.isEmpty()) {
      throw failure(
          "%s: %s: %s%n(%s)%n%n%s%s",
          actual.service(),
          what,
          offending.summary(),
          actual.description(),
          offending.toText(),
          more.isEmpty() ? "" : "\n" + more);
    }
    return this;
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot read the database of " + actual + ": " + e.getMessage(), e);
    }
  }
}
