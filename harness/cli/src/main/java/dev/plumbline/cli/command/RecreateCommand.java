package dev.plumbline.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.ForbiddenException;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "recreate",
    description =
        "Drops everything in the database and migrates it from scratch. Only where $$ENVIRONMENT"
            + " says development or test (or $$DEVELOPMENT_MODE is true) and the database has"
            + " been marked with the disposable command. Asks for confirmation.")
public final class RecreateCommand extends ChangingCommand {

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  @Override
  protected void prepare(List<Target> targets) {
    Recreation.requireDisposableEnvironment(invocation().environment());
    if (!yes) {
      confirm(targets);
    }
  }

  private static void confirm(List<Target> targets) {
    Console console = targets.get(0).console();
    if (!console.isTerminal()) {
      throw new ForbiddenException(
          "Cannot ask for confirmation without a terminal. Everything in "
              + targets.get(0).address()
              + (targets.size() == 1 ? "" : " and the other databases")
              + " would be dropped. Nothing was changed. To go ahead, add --yes.");
    }
    console.println("Everything in these databases will be dropped:");
    targets.forEach(target -> console.printf("  %s: %s", target.service(), target.address()));
    console.println("Type yes to continue:");
    if (!answer().strip().equalsIgnoreCase("yes")) {
      throw new ForbiddenException("Not confirmed. Nothing was changed.");
    }
  }

  private static String answer() {
    try {
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      return Objects.requireNonNullElse(in.readLine(), "");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the answer", e);
    }
  }

  @Override
  ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException {
    try (Connection connection = target.connectForWork()) {
      new Recreation(target, migrator, progress).on(connection);
    }
    return ExitCode.OK;
  }
}
