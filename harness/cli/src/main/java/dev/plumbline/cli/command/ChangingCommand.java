package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ExitCode;
import java.sql.SQLException;
import java.time.Duration;
import picocli.CommandLine.Mixin;

/** A command that changes databases: with patience, and stopping in order when told to. */
abstract class ChangingCommand extends ServiceCommand {

  @Mixin private final MigrationSettings settings = new MigrationSettings();

  /** Does the work of the command for one service. */
  abstract ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException;

  @Override
  protected final Duration grace() {
    return settings.grace();
  }

  @Override
  protected final ExitCode run(Target target) throws SQLException {
    invocation().shutdown().allow(grace());
    Migrator migrator =
        target
            .migrator()
            .with(settings.options())
            .observedThrough(target.connections().dataSource())
            .stoppedBy(invocation().shutdown().signal());
    try (Progress progress = new Progress(target.console(), target.report())) {
      return change(target, migrator, progress);
    } finally {
      invocation().shutdown().allow(Duration.ZERO);
    }
  }
}
