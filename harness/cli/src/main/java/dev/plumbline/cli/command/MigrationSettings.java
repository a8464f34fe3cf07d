package dev.plumbline.cli.command;

import dev.plumbline.migrator.MigrationOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How patient a command is that changes a database. */
public final class MigrationSettings {

  @Option(
      names = "--patience",
      paramLabel = "<duration>",
      defaultValue = "5m",
      description = "How long to wait for another migration of the same database. Else 5m.")
  private Duration patience = MigrationOptions.DEFAULTS.patience();

  @Option(
      names = "--lock-timeout",
      paramLabel = "<duration>",
      defaultValue = "3s",
      description =
          "How long a statement may wait for a lock, with everybody else queueing behind it; 0s for"
              + " as long as it takes. Else 3s.")
  private Duration lockTimeout = MigrationOptions.DEFAULTS.lockTimeout();

  @Option(
      names = "--lock-retry-budget",
      paramLabel = "<duration>",
      defaultValue = "5m",
      description = "For how long a changeSet that does not get its locks comes again. Else 5m.")
  private Duration lockRetryBudget = MigrationOptions.DEFAULTS.lockRetryBudget();

  @Option(
      names = "--statement-timeout",
      paramLabel = "<duration>",
      description = "How long a statement may run. Else what the role has by default.")
  private @Nullable Duration statementTimeout;

  @Option(
      names = "--grace",
      paramLabel = "<duration>",
      defaultValue = "25s",
      description =
          "After SIGTERM, how long the running changeSet may take to finish before it is cancelled."
              + " Else 25s: Kubernetes kills after 30 s.")
  private Duration grace = Duration.ofSeconds(25);

  MigrationOptions options() {
    return new MigrationOptions(patience, lockTimeout, lockRetryBudget, statementTimeout);
  }

  public Duration grace() {
    return grace;
  }
}
