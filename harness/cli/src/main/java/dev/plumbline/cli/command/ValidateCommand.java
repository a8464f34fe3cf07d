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
        "Reads the changelog and says whether it can be used: for builds, where there is no"
            + " database.")
public final class ValidateCommand extends ServiceCommand {

  @Option(
      names = "--record",
      paramLabel = "<folder>",
      description =
          "Record there what the changelog says, and what it was read from: other commands that are"
              + " given the folder as --recorded need not read the changelog again.")
  private @Nullable String record;

  @Override
  protected boolean needsDatabase() {
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
            empty.isEmpty() ? "can be used" : "can be read, but not all of it is of use",
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
