package dev.plumbline.cli;

import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangelogReading;
import dev.plumbline.verification.Revision;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "validate",
    description =
        "Reads the changelog and says whether it can be used: for builds, where there is no"
            + " database.")
final class ValidateCommand extends ServiceCommand {

  @Option(
      names = "--record",
      paramLabel = "<folder>",
      description =
          "Record there what the changelog says, and what it was read from: other commands that are"
              + " given the folder as --recorded need not read the changelog again.")
  private @Nullable Path record;

  @Override
  boolean needsDatabase() {
    return false;
  }

  @Override
  ExitCode run(Target target) {
    ChangelogReading reading = target.migrator().read();
    Revision revision = reading.revision();
    Findings empty = reading.emptyFiles();
    revision
        .changeSets()
        .forEach(changeSet -> target.report().changeSet(changeSet.id(), "declared", Map.of()));
    target.report().findings(empty);
    target
        .screen()
        .printf(
            "%s: %s can be used, %s",
            target.service(),
            target.changelog().path(),
            counted(revision.changeSets().size(), "changeSet"));
    if (empty.isEmpty()) {
      if (record != null) {
        new RecordedRevisions(record).write(reading);
      }
      return ExitCode.OK;
    }
    target.screen().println(empty.toText());
    return ExitCode.INVALID_CHANGELOG;
  }
}
