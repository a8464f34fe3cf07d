package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.migrator.BaselineTarget;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "baseline",
    description =
        "Takes over a database that something else has created: records changeSets as applied"
            + " without running them. Refuses a database that has a migration history, or no"
            + " tables.")
public final class BaselineCommand extends ChangingCommand {

  @ArgGroup(multiplicity = "1")
  private @Nullable Extent extent;

  /** How much of the changelog the database holds. */
  static final class Extent {

    @Option(names = "--to-head", description = "The database contains the whole changelog.")
    private boolean head;

    @Option(
        names = "--to-changeset",
        paramLabel = "<file::id::author>",
        description = "It contains everything up to and including this changeSet.")
    private @Nullable ChangeSetId changeSet;

    @Option(
        names = "--to-tag",
        paramLabel = "<tag>",
        description = "It contains everything up to and including this tag (a tagDatabase).")
    private @Nullable String tag;

    private BaselineTarget target() {
      if (head) {
        return BaselineTarget.head();
      }
      return changeSet == null
          ? BaselineTarget.tag(Objects.requireNonNull(tag))
          : BaselineTarget.changeSet(changeSet);
    }
  }

  @Override
  protected void prepare(List<Target> targets) {
    try {
      Objects.requireNonNull(extent).target();
    } catch (IllegalArgumentException e) {
      throw UsageException.of(e);
    }
  }

  @Override
  ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException {
    List<ChangeSetId> recorded;
    try (Connection connection = target.connectForWork()) {
      recorded = migrator.baseline(connection, Objects.requireNonNull(extent).target(), progress);
    }
    for (ChangeSetId id : recorded) {
      target.report().changeSet(id, "recorded", Map.of());
      target.console().println("  recorded      " + id);
    }
    target
        .console()
        .println(
            target.service()
                + ": "
                + counted(recorded.size(), "changeSet")
                + " recorded as applied in "
                + target.address()
                + ". Run verify or migrate next.");
    return ExitCode.OK;
  }
}
