package dev.plumbline.cli;

import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description =
        "Says whether the database is at the revision of the changelog, as services do when they"
            + " start. Only reads.")
final class VerifyCommand extends ServiceCommand {

  @Override
  ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection) {
    Verification verification = new Verifier(migrator.revision()).verify(connection);
    out().println(verification.toText());
    // of an empty database there is no more to be said than that it is
    if (verification.verdict() != Verdict.EMPTY) {
      out().print(verification.findings().atLeast(Severity.WARNING).toText());
    }
    return ExitCode.of(verification);
  }
}
