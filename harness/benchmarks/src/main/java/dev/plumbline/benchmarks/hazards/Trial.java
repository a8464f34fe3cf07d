package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Form.Kind;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.benchmarks.hazards.Verdict.Outcome;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.safety.SafetyRehearsal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A form of a hazard, judged on one server. */
final class Trial {

  /** Syntax error; feature not supported. */
  private static final Set<String> UNKNOWN = Set.of("42601", "0A000");

  private final Hazard hazard;
  private final Form form;
  private final Changelog changelog;
  private final Optional<String> rows;

  /**
   * About to judge.
   *
   * @param rows SQL that inserts them; generated ones, if empty
   */
  Trial(Hazard hazard, Form form, Changelog changelog, Optional<String> rows) {
    this.hazard = hazard;
    this.form = form;
    this.changelog = changelog;
    this.rows = rows;
  }

  /** Judges. */
  Verdict run(Copies databases) throws SQLException {
    long start = System.nanoTime();
    try {
      Findings findings = findings(databases);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      if (!hazard.finds().contains(FindingCode.CHANGESET_FAILS)
          && findings.stream().anyMatch(Trial::fails)) {
        migrate(databases); // throws what the server said
      }
      return verdict(findings, time);
    } catch (ChangeSetFailedException e) {
      Outcome outcome =
          e.sqlState().filter(UNKNOWN::contains).isPresent()
              ? Outcome.UNKNOWN_TO_SERVER
              : Outcome.BROKEN;
      return new Verdict(hazard, form, outcome, true, false, e.reason(), Duration.ZERO);
    }
  }

  private static boolean fails(Finding finding) {
    return finding.code() == FindingCode.CHANGESET_FAILS;
  }

  private Findings findings(Copies databases) throws SQLException {
    SafetyRehearsal rehearsal = new SafetyRehearsal(changelog, databases);
    SafetyRehearsal.Result result =
        rows.map(rehearsal::withRows).orElse(rehearsal).of(Shop.RELEASED);
    return hazard.judge() == Judge.PREVIOUS_RELEASE ? result.compatibility() : result.findings();
  }

  private void migrate(Copies databases) throws SQLException {
    try (Connection connection = databases.create()) {
      new Migrator(changelog).onDisposable().migrate(connection, MigrationListener.NONE);
    }
  }

  private Verdict verdict(Findings findings, Duration time) {
    List<Finding> ours =
        findings.stream().filter(finding -> hazard.finds().contains(finding.code())).toList();
    Outcome outcome =
        form.kind() == Kind.BAD
            ? ours.isEmpty() ? Outcome.MISSED : Outcome.FOUND
            : ours.stream().anyMatch(Trial::isWarning) ? Outcome.FALSELY_REPORTED : Outcome.QUIET;
    Evidence evidence = new Evidence(hazard, form);
    return new Verdict(
        hazard,
        form,
        outcome,
        outcome != Outcome.FOUND || ours.stream().anyMatch(evidence::isRight),
        findings.stream().anyMatch(finding -> isWarning(finding) && isOfLast(finding)),
        findings.toText(),
        time);
  }

  private boolean isOfLast(Finding finding) {
    return hazard.judge() == Judge.PREVIOUS_RELEASE
        || finding.subject().equals(form.lastChangeSet());
  }

  private static boolean isWarning(Finding finding) {
    return finding.severity() != Severity.NOTE;
  }
}
