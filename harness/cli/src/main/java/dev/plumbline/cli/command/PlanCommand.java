package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Report;
import dev.plumbline.migrator.Plan;
import dev.plumbline.migrator.Plan.PlannedChangeSet;
import dev.plumbline.verification.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description =
        "Prints the SQL that migrate would run now, without Liquibase's bookkeeping. Writes nothing"
            + " to the database, not even Liquibase's own tables.")
public final class PlanCommand extends ServiceCommand {

  @Option(
      names = "--summary",
      description = "Print only which changeSets would run, and how, without their SQL.")
  private boolean summary;

  @Mixin private final DetailedExitCode detailed = new DetailedExitCode();

  @Override
  protected ExitCode run(Target target) throws SQLException {
    Plan plan;
    try (Connection connection = target.connectForWork()) {
      plan = target.migrator().plan(connection);
    }
    Report report = target.report();
    report.put("alreadyApplied", plan.alreadyApplied());
    report.countPending(plan.pending().size());
    if (!plan.outOfOrder().isEmpty()) {
      report.put("outOfOrder", plan.outOfOrder());
    }
    for (PlannedChangeSet changeSet : plan.pending()) {
      report.changeSet(
          changeSet.id(),
          "pending",
          Map.of(
              "conditional", changeSet.conditional(),
              "transactional", changeSet.transactional(),
              "statements", changeSet.statements(),
              "notes", changeSet.notes()));
    }
    if (summary) {
      target.console().println(summary(plan));
    } else {
      target.console().printVerbatim(plan.toSql());
    }
    return detailed.exitCode(!plan.isEmpty());
  }

  private static String summary(Plan plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.service())
        .append(": ")
        .append(counted(plan.pending().size(), "changeSet"))
        .append(" to apply, ")
        .append(plan.alreadyApplied())
        .append(" applied\n");
    for (PlannedChangeSet changeSet : plan.pending()) {
      text.append("  ")
          .append(changeSet.id())
          .append(" (")
          .append(counted(changeSet.statements().size(), "statement"))
          .append(changeSet.conditional() ? ", only if its preconditions hold" : "")
          .append(changeSet.transactional() ? "" : ", outside of a transaction")
          .append(plan.outOfOrder().contains(changeSet.id()) ? ", out of order" : "")
          .append(")\n");
      changeSet.notes().stream()
          .flatMap(String::lines)
          .forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.toString();
  }
}
