package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.migrator.DisposableMarker;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "disposable",
    description =
        "Marks the database as one that recreate may empty. The mark is part of the comment on the"
            + " database, which its owner may change. Only where $$ENVIRONMENT says"
            + " development or test (or $$DEVELOPMENT_MODE is true); removing the mark is"
            + " allowed everywhere.")
public final class DisposableCommand extends ServiceCommand {

  @Option(names = "--off", description = "Remove the mark.")
  private boolean off;

  @Override
  protected boolean needsChangelog(String name) {
    return false;
  }

  @Override
  protected void prepare(List<Target> targets) {
    if (!off) {
      Recreation.requireDisposableEnvironment(invocation().environment());
    }
  }

  @Override
  protected ExitCode run(Target target) throws SQLException {
    try (Connection connection = target.connect()) {
      if (off) {
        DisposableMarker.remove(connection);
      } else {
        DisposableMarker.set(connection);
      }
      boolean marked = DisposableMarker.isSet(connection);
      target.report().put("disposable", marked);
      target
          .console()
          .printf(
              "%s: %s %s",
              target.service(),
              target.address(),
              marked
                  ? "is marked as disposable: recreate may drop everything in it"
                  : "is not marked as disposable");
    }
    return ExitCode.OK;
  }
}
