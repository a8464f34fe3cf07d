package dev.plumbline.migrator;

import dev.plumbline.migrator.Plan.PlannedChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/** Writes down what an update would execute. */
final class Planner implements ChangeSetVisitor {

  private final StatementCollector collector;
  private final List<PlannedChangeSet> planned = new ArrayList<>();

  private Planner(StatementCollector collector) {
    this.collector = collector;
  }

  static List<PlannedChangeSet> pending(ParsedChangelog changelog, Database database)
      throws LiquibaseException {
    try (StatementCollector collector = StatementCollector.insteadOfExecuting(database)) {
      Planner planner = new Planner(collector);
      changelog.visit(planner, database, new ShouldRunChangeSetFilter(database));
      return planner.planned;
    }
  }

  @Override
  public Direction getDirection() {
    return Direction.FORWARD;
  }

  @Override
  public void visit(
      ChangeSet changeSet,
      DatabaseChangeLog changeLog,
      Database database,
      Set<ChangeSetFilterResult> accepted)
      throws LiquibaseException {
    planned.add(
        new PlannedChangeSet(
            ParsedChangelog.id(changeSet),
            comment(changeSet),
            changeSet.getPreconditions() != null
                && !changeSet.getPreconditions().getNestedPreconditions().isEmpty(),
            changeSet.isRunInTransaction(),
            collector.statements(changeSet)));
  }

  private static @Nullable String comment(ChangeSet changeSet) {
    String comment = changeSet.getComments();
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
