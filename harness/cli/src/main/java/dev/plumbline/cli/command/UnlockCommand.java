package dev.plumbline.cli.command;

import dev.plumbline.verification.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "unlock", description = "Does nothing, and says why nothing is needed.")
public final class UnlockCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "<service>",
      arity = "0..*",
      description = "Any; it makes no difference.")
  @SuppressWarnings("UnusedVariable") // so that nobody's habit is a wrong use
  private List<String> services = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            """
            There is nothing to unlock. While plumbline migrates it holds a PostgreSQL advisory \
            lock, which
            belongs to its connection: when the process ends, even by kill -9, the server releases \
            it. A row
            that a dead plumbline left in databasechangeloglock is recognised and taken over by the \
            next
            migration. Nothing was changed.

            If a migration waits, somebody is at work, and the message says who: a backend's \
            process id to look
            up in pg_stat_activity. Only a stock Liquibase that died leaves a row which nobody else \
            may take
            away; the message that names it says how to.\
            """);
    return ExitCode.OK.code();
  }
}
