package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.migrator.RollbackTarget;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "rollback",
    description =
        "Rolls back the changeSets applied last, newest first, using the rollbacks that they"
            + " declare. If one of them declares none, nothing is changed.")
public final class RollbackCommand extends ChangingCommand {

  @ArgGroup(multiplicity = "1")
  private @Nullable Extent extent;

  /** How far back. */
  static final class Extent {

    @Option(
        names = "--count",
        paramLabel = "<number>",
        description = "Roll back this many changeSets.")
    private int count;

    @Option(
        names = "--to-tag",
        paramLabel = "<tag>",
        description = "Roll back what was applied after this tag; the tagged changeSet stays.")
    private @Nullable String tag;

    @Option(
        names = "--to-date",
        paramLabel = "<date>",
        converter = Moment.class,
        description =
            "Roll back what was applied after this time: 2026-11-21 (midnight) or"
                + " 2026-11-21T14:30:00, in this machine's time zone.")
    private @Nullable LocalDateTime date;

    @Option(
        names = "--to-changeset",
        paramLabel = "<file::id::author>",
        description = "Roll back what was applied after this changeSet, which stays.")
    private @Nullable ChangeSetId changeSet;

    private RollbackTarget target() {
      if (tag != null) {
        return RollbackTarget.toTag(tag);
      }
      if (date != null) {
        return RollbackTarget.toDate(date);
      }
      return changeSet == null ? RollbackTarget.last(count) : RollbackTarget.toChangeSet(changeSet);
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
    target
        .console()
        .printf(
            "%s: rolling back %s with %s",
            target.service(), target.address(), target.changelog().path());
    List<ChangeSetId> rolledBack;
    try (Connection connection = target.connectForWork()) {
      rolledBack = migrator.rollback(connection, Objects.requireNonNull(extent).target(), progress);
    }
    target
        .console()
        .println(
            target.service()
                + ": "
                + (rolledBack.isEmpty()
                    ? "nothing to roll back"
                    : counted(rolledBack.size(), "changeSet") + " rolled back")
                + " ("
                + Durations.printed(target.report().elapsed())
                + ")");
    return ExitCode.OK;
  }

  /** A date, or a date and a time. */
  static final class Moment implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
      String moment = text.strip().replace(' ', 'T');
      try {
        return moment.contains("T")
            ? LocalDateTime.parse(moment)
            : LocalDate.parse(moment).atStartOfDay();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a date. Write 2026-11-21 or 2026-11-21T14:30:00.");
      }
    }
  }
}
