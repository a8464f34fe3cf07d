package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Report;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description =
        "Checks that the database is at the revision of the changelog and, with a schema snapshot,"
            + " has the schema that the service needs: the check that services make at start-up."
            + " Read-only. If $$SKIP_MIGRATION_VERSION_CHECK is true, any database passes.")
public final class VerifyCommand extends ServiceCommand {

  @Mixin private final SnapshotOptions snapshots = new SnapshotOptions();

  @Mixin private final DriftOptions drift = new DriftOptions();

  @Override
  protected boolean needsChangelog(String name) {
    return drift.isWanted() || !snapshots.isGiven(name, invocation().settings());
  }

  @Override
  protected ExitCode run(Target target) throws SQLException {
    Verifier verifier = snapshots.verifier(target);
    Verification verification;
    try (Connection connection = target.connect()) {
      verification = snapshots.exact(verifier, target, connection).verify(connection);
    }
    report(verification, target.report());
    target.console().println(verification.toText());
    String evidence = verification.evidence();
    if (!evidence.isEmpty()) {
      target.console().println(evidence);
    }
    ExitCode exitCode = ExitCode.of(verification);
    return exitCode == ExitCode.OK && drift.isWanted() ? drifted(target) : exitCode;
  }

  private ExitCode drifted(Target target) throws SQLException {
    Findings findings = drift.look(target, invocation().redaction());
    boolean drifted = !findings.atLeast(Severity.WARNING).isEmpty();
    String message =
        target.service()
            + (drifted ? ": DRIFTED. " : ": no drift. ")
            + "Schema compared with what its history produces: "
            + findings.summary()
            + ".";
    target.report().findings(findings);
    target.report().put("drift", message);
    target.console().println(message);
    if (!findings.isEmpty()) {
      target.console().println(findings.toText());
    }
    return drifted ? ExitCode.DRIFTED : ExitCode.OK;
  }

  static void report(Verification verification, Report report) {
    report.put("verdict", verification.verdict());
    report.put("message", verification.message());
    report.put("action", verification.action());
    report.put("expectedChangeSets", verification.expectedChangeSets());
    report.put("appliedChangeSets", verification.appliedChangeSets());
    report.put("currentRevision", verification.currentRevision());
    report.put("sqlState", verification.sqlState());
    if (verification.verdict() == Verdict.SKIPPED) {
      report.put("versionCheckSkipped", true);
    }
    report.findings(verification.findings());
    report.countPending(
        (int)
            verification.findings().stream()
                .filter(finding -> finding.code() == FindingCode.CHANGESET_PENDING)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count());
  }
}
