package dev.plumbline.cli.command;

import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.cli.fleet.RecordedRevisions;
import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "validate",
    description =
        "Reads the changelog and checks that it can be used. Needs no database; for builds.")
public final class ValidateCommand extends ServiceCommand {

  @Option(
      names = "--record",
      paramLabel = "<folder>",
      description =
          "Record in this folder what the changelog says, and what it was read from, so that"
              + " commands with --recorded need not read it again.")
  private @Nullable String record;

  @Override
  protected boolean needsDatabase(String name) {
    return false;
  }

  @Override
  protected ExitCode run(Target target) {
    ChangelogReading reading = target.changelog().read();
    Revision revision = reading.revision();
    Findings empty = reading.emptyFiles();
    revision
        .changeSets()
        .forEach(changeSet -> target.report().changeSet(changeSet.id(), "declared", Map.of()));
    target.report().findings(empty);
    target
        .console()
        .printf(
            "%s: %s %s, %s",
            target.service(),
            target.changelog().path(),
            empty.isEmpty() ? "can be used" : "can be read, but parts of it are empty",
            counted(revision.changeSets().size(), "changeSet"));
    if (empty.isEmpty()) {
      if (record != null) {
        new RecordedRevisions(invocation().environment().file(record)).write(reading);
      }
      return ExitCode.OK;
    }
    target.console().println(empty.toText());
    return ExitCode.INVALID_CHANGELOG;
  }
}
