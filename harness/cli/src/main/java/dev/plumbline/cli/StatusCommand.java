package dev.plumbline.cli;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description =
        "Lists the changeSets: applied, pending, changed since they were applied, or unknown to the"
            + " changelog. Only reads, and succeeds whatever the state is.")
final class StatusCommand extends ServiceCommand {

  @Override
  ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection) {
    Revision revision = migrator.revision();
    Verification verification = new Verifier(revision).verify(connection);
    out().println(verification.toText());
    if (verification.verdict() == Verdict.UNREACHABLE) {
      return ExitCode.of(verification);
    }
    states(revision, verification)
        .forEach((changeSet, state) -> out().printf("  %-7s %s%n", state, changeSet));
    return ExitCode.OK;
  }

  /** In the changelog's order, then those that only the history has. */
  private static Map<String, String> states(Revision revision, Verification verification) {
    Map<String, String> states = new LinkedHashMap<>();
    revision.changeSets().forEach(changeSet -> states.put(changeSet.id().toString(), "applied"));
    for (Finding finding : verification.findings()) {
      states.put(finding.subject(), state(finding.code()));
    }
    return states;
  }

  private static String state(FindingCode code) {
    return switch (code) {
      case CHANGESET_PENDING -> "pending";
      case CHANGESET_CHANGED -> "changed";
      case CHANGESET_UNKNOWN -> "unknown";
      default -> throw new IllegalArgumentException(code + " is not about the history");
    };
  }
}
