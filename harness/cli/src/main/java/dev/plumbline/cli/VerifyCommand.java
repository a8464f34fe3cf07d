package dev.plumbline.cli;

import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.Migrator;
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
        "Says whether the database is at the revision of the changelog, as services do when they"
            + " start. Only reads.")
final class VerifyCommand extends ServiceCommand {

  @Mixin private final DriftOptions drift = new DriftOptions();

  @Override
  ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection)
      throws SQLException {
    Verification verification = new Verifier(migrator.revision()).verify(connection);
    out().println(verification.toText());
    // of an empty database there is no more to be said than that it is
    if (verification.verdict() != Verdict.EMPTY) {
      out().print(verification.findings().atLeast(Severity.WARNING).toText());
    }
    ExitCode exitCode = ExitCode.of(verification);
    return exitCode == ExitCode.OK && drift.isWanted()
        ? drifted(drift.look(migrator.changelog(), address, connection, this))
        : exitCode;
  }

  private ExitCode drifted(Findings findings) {
    boolean drifted = !findings.atLeast(Severity.WARNING).isEmpty();
    out()
        .println(
            service()
                + (drifted ? ": DRIFTED. " : ": no drift. ")
                + "The schema against what its history makes: "
                + findings.summary()
                + ".");
    out().print(findings.toText());
    return drifted ? ExitCode.DRIFTED : ExitCode.OK;
  }
}
