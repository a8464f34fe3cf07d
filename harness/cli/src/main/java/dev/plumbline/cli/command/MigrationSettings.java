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
      description = "How long to wait for another migration of the same database (default: 5m).")
  private Duration patience = MigrationOptions.DEFAULTS.patience();

  @Option(
      names = "--lock-timeout",
      paramLabel = "<duration>",
      defaultValue = "3s",
      description =
          "How long a statement may wait for a lock, with everybody else queueing behind it; 0s for"
              + " no limit (default: 3s).")
  private Duration lockTimeout = MigrationOptions.DEFAULTS.lockTimeout();

  @Option(
      names = "--lock-retry-budget",
      paramLabel = "<duration>",
      defaultValue = "5m",
      description = "How long to retry after lock timeouts (default: 5m).")
  private Duration lockRetryBudget = MigrationOptions.DEFAULTS.lockRetryBudget();

  @Option(
      names = "--statement-timeout",
      paramLabel = "<duration>",
      description = "How long a statement may run (default: the role's setting).")
  private @Nullable Duration statementTimeout;

  @Option(
      names = "--grace",
      paramLabel = "<duration>",
      defaultValue = "25s",
      description =
          "How long the running changeSet may take to finish after SIGTERM before it is cancelled"
              + " (default: 25s; Kubernetes kills after 30 s).")
  private Duration grace = Duration.ofSeconds(25);

  MigrationOptions options() {
    return new MigrationOptions(patience, lockTimeout, lockRetryBudget, statementTimeout);
  }

  public Duration grace() {
    return grace;
  }
}
