package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.migrator.MigrationResult;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "migrate",
    description =
        "Applies the pending changeSets. Refuses a database that something else has filled, or"
            + " whose applied changeSets have been edited. If $$DB_FORCE_RECREATE is true,"
            + " recreates a disposable database instead.")
public final class MigrateCommand extends ChangingCommand {

  @Mixin private final DetailedExitCode detailed = new DetailedExitCode();

  @Override
  protected void prepare(List<Target> targets) {
    if (Recreation.isForced(invocation().environment())) {
      Recreation.requireDisposableEnvironment(invocation().environment());
    }
  }

  @Override
  ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException {
    try (Connection connection = target.connectForWork()) {
      return Recreation.isForced(invocation().environment())
          ? detailed.exitCode(new Recreation(target, migrator, progress).on(connection))
          : detailed.exitCode(
              migrate(
                  target,
                  target.known().map(migrator::knowing).orElse(migrator),
                  progress,
                  connection));
    }
  }

  /** Returns whether there was something to do. */
  static boolean migrate(
      Target target, Migrator migrator, Progress progress, Connection connection) {
    String service = target.service();
    target
        .console()
        .printf("%s: migrating %s with %s", service, target.address(), target.changelog().path());
    MigrationResult result = migrator.migrate(connection, progress);
    Report report = target.report();
    report.put("alreadyApplied", result.alreadyApplied());
    report.countLockWait(false, result.lockWait());
    if (!result.outOfOrder().isEmpty()) {
      report.put("outOfOrder", result.outOfOrder());
    }
    target.console().println(service + ": " + summary(result));
    return !result.isUpToDate();
  }

  private static String summary(MigrationResult result) {
    String before = counted(result.alreadyApplied(), "changeSet");
    String elapsed = Durations.printed(result.elapsed());
    if (result.isUpToDate()) {
      return "nothing to do, " + before + " already applied (" + elapsed + ")";
    }
    int late = result.outOfOrder().size();
    return counted(result.runs().size(), "changeSet")
        + " run in "
        + elapsed
        + ", "
        + before
        + " already applied"
        + (late == 0 ? "" : "; " + late + " out of order");
  }
}
