package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Console.Style;
import dev.plumbline.migrator.HistoryEntry;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "history",
    description = "Lists what was applied: when, in which deployment, with which tags. Read-only.")
public final class HistoryCommand extends ServiceCommand {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private static final String NO_DATE = "                   ";

  @Override
  protected boolean needsChangelog(String name) {
    return false;
  }

  @Override
  protected ExitCode run(Target target) throws SQLException {
    List<HistoryEntry> history;
    try (Connection connection = target.connect()) {
      history = Migrator.history(connection);
    }
    Console console = target.console();
    console.printf(
        "%s: %s in the history of %s",
        target.service(), counted(history.size(), "changeSet"), target.address());
    String deployment = "";
    for (HistoryEntry entry : history) {
      if (entry.deploymentId() != null && !entry.deploymentId().equals(deployment)) {
        deployment = entry.deploymentId();
        console.println("  " + console.in(Style.FAINT, "deployment " + deployment));
      }
      console.printf(
          "  %s  %s%s%s",
          entry.applied() == null ? NO_DATE : TO_THE_SECOND.format(entry.applied()),
          entry.id(),
          entry.outcome().equals("EXECUTED") ? "" : " (" + entry.outcome() + ")",
          entry.tag() == null ? "" : "  " + console.in(Style.ATTENTION, "tag " + entry.tag()));
      target.report().changeSet(entry.id(), "applied", details(entry));
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> details(HistoryEntry entry) {
    Map<String, Object> details = new LinkedHashMap<>();
    put(details, "applied", entry.applied() == null ? null : entry.applied().toString());
    details.put("outcome", entry.outcome());
    put(details, "checksum", entry.checksum());
    put(details, "description", entry.description());
    put(details, "comment", entry.comment());
    put(details, "tag", entry.tag());
    put(details, "contexts", entry.contexts());
    put(details, "labels", entry.labels());
    put(details, "deployment", entry.deploymentId());
    put(details, "liquibase", entry.liquibase());
    return details;
  }

  private static void put(Map<String, Object> details, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      details.put(name, value);
    }
  }
}
