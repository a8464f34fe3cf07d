package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.ForbiddenException;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.migrator.BaselineTarget;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rehearsal.BaselineSearch;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "baseline",
    description =
        "Takes over a database that something else has created: records changeSets as applied"
            + " without running them. Refuses a database that has a migration history, or no"
            + " tables.")
public final class BaselineCommand extends ChangingCommand {

  private static final int SHOWN = 20;

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

    @Option(
        names = "--to-match",
        description =
            "It contains what is found by comparing: the changelog is replayed in a scratch"
                + " database, until the schema there is that of the database. The role must be"
                + " allowed to create databases, or --scratch-url leads to one that is.")
    private boolean match;

    private BaselineTarget target() {
      if (head) {
        return BaselineTarget.head();
      }
      return changeSet == null
          ? BaselineTarget.tag(Objects.requireNonNull(tag))
          : BaselineTarget.changeSet(changeSet);
    }
  }

  @Mixin private final ScratchOptions scratch = new ScratchOptions();

  @Override
  protected void prepare(List<Target> targets) {
    if (Objects.requireNonNull(extent).match) {
      return;
    }
    if (scratch.isGiven()) {
      throw new UsageException("--scratch-url is of use only with --to-match.");
    }
    try {
      extent.target();
    } catch (IllegalArgumentException e) {
      throw UsageException.of(e);
    }
  }

  @Override
  ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException {
    Extent wanted = Objects.requireNonNull(extent);
    BaselineTarget until =
        wanted.match ? BaselineTarget.changeSet(matching(target)) : wanted.target();
    List<ChangeSetId> recorded;
    try (Connection connection = target.connectForWork()) {
      recorded = migrator.baseline(connection, until, progress);
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

  /** The one changeSet after which the schema is that of the database. */
  private ChangeSetId matching(Target target) throws SQLException {
    BaselineSearch.Result found;
    try (Connection live = target.connect()) {
      found =
          scratch.with(
              target,
              invocation().redaction(),
              databases -> new BaselineSearch(target.changelog(), databases).of(live));
    }
    if (found.matching().size() != 1) {
      throw new ForbiddenException(
          target.service() + ": " + undecided(found) + " Nothing was recorded.");
    }
    return found.matching().get(0);
  }

  private static String undecided(BaselineSearch.Result found) {
    if (!found.matching().isEmpty()) {
      return "the schema is the same after each of these changeSets, which otherwise change rows:\n"
          + lines(found.matching().stream().map(ChangeSetId::toString).toList())
          + "\nName the last one whose rows are there: --to-changeset.";
    }
    if (found.nearest().isEmpty()) {
      return "the changelog has no changeSet.";
    }
    return "the changelog makes the schema of the database nowhere. Nearest is\n  "
        + found.nearest().get()
        + "\nwhere, compared with what the changelog makes,\n"
        + lines(found.differences())
        + "\nCorrect the changelog or the database; or, if that is as it should be, name the"
        + " changeSet: --to-changeset.";
  }

  private static String lines(List<String> all) {
    String shown = all.stream().limit(SHOWN).collect(Collectors.joining("\n  ", "  ", ""));
    return all.size() <= SHOWN ? shown : shown + "\n  … and " + (all.size() - SHOWN) + " more";
  }
}
