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

@Command(name = "unlock", description = "Does nothing, and explains why nothing is needed.")
public final class UnlockCommand implements Callable<Integer> {

  @Parameters(paramLabel = "<service>", arity = "0..*", description = "Ignored.")
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
            There is nothing to unlock. While plumbline migrates, it holds a PostgreSQL advisory
            lock that belongs to its connection: when the process ends, even by kill -9, the
            server releases the lock. If a plumbline that died has left a row in
            databasechangeloglock, the next migration recognises it and takes it over. Nothing
            was changed.

            If a migration waits, another one is running, and the message names it: look up the
            process id of its backend in pg_stat_activity. Only a stock Liquibase that died
            leaves a row that nobody else may remove; the message that names it says how to
            remove it.\
            """);
    return ExitCode.OK.code();
  }
}
