package dev.plumbline.cli;

import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.MigrationResult;
import dev.plumbline.migrator.Migrator;
import java.sql.Connection;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description =
        "Applies the changeSets that are pending. Refuses to touch a database that something else"
            + " has filled, or whose applied changeSets have been edited.")
final class MigrateCommand extends ServiceCommand {

  @Override
  ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection) {
    out().printf("%s: migrating %s with %s%n", service(), address, migrator.changelog().path());
    MigrationResult result = migrator.migrate(connection, new Printer());
    String before = counted(result.alreadyApplied(), "changeSet");
    out()
        .println(
            result.isUpToDate()
                ? service()
                    + ": nothing to do, "
                    + before
                    + " had been applied before"
                    + " ("
                    + printed(result.elapsed())
                    + ")"
                : service()
                    + ": "
                    + counted(result.runs().size(), "changeSet")
                    + " run in "
                    + printed(result.elapsed())
                    + ", "
                    + before
                    + " had been applied before");
    return ExitCode.OK;
  }

  /** Prints a line for each changeSet, as soon as it is done. */
  private final class Printer implements MigrationListener {

    @Override
    public void applied(ChangeSetRun run, Connection connection) {
      String outcome =
          switch (run.outcome()) {
            case APPLIED -> "applied      ";
            case REAPPLIED -> "applied again";
            case MARKED -> "marked as run";
            case FAILED -> "failed, may  ";
          };
      out().printf("  %s %s (%s)%n", outcome, run.id(), printed(run.elapsed()));
    }
  }
}
