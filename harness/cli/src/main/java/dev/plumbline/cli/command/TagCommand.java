package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "tag", description = "Tags the current state, so that rollback can return to it.")
public final class TagCommand extends ChangingCommand {

  @Option(
      names = "--tag",
      paramLabel = "<tag>",
      required = true,
      description = "The tag, such as a release.")
  private String tag = "";

  @Override
  protected void prepare(List<Target> targets) {
    if (tag.isBlank()) {
      throw new UsageException("The tag is blank. Give it a name with --tag.");
    }
  }

  @Override
  ExitCode change(Target target, Migrator migrator, Progress progress) throws SQLException {
    ChangeSetId tagged;
    try (Connection connection = target.connectForWork()) {
      tagged = migrator.tag(connection, tag);
    }
    target.report().put("tag", tag);
    target.report().put("currentRevision", tagged);
    target.console().println(target.service() + ": " + tagged + " carries the tag " + tag + " now");
    return ExitCode.OK;
  }
}
