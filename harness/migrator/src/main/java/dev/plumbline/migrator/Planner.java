package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.migrator.Plan.PlannedChangeSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.change.Change;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what an update would execute, and says of what it cannot write down that it is so.
 */
final class Planner implements ChangeSetVisitor {

  private static final String UP_TO_HERE =
      " looks at the database before it decides what to run. Its SQL is shown as it would be now";

  private final StatementCollector collector;
  private final ObservedConnection observed;
  private final List<PlannedChangeSet> planned = new ArrayList<>();

  private Planner(StatementCollector collector, ObservedConnection observed) {
    this.collector = collector;
    this.observed = observed;
  }

  static List<PlannedChangeSet> pending(ParsedChangelog changelog, Connection connection)
      throws LiquibaseException, SQLException {
    ObservedConnection observed = new ObservedConnection(connection);
    try (LiquibaseSession liquibase =
        LiquibaseSession.open(changelog.service(), observed.connection())) {
      readUncounted(liquibase);
      try (StatementCollector collector =
          StatementCollector.insteadOfExecuting(liquibase.database())) {
        Planner planner = new Planner(collector, observed);
        changelog.visit(
            planner, liquibase.database(), new ShouldRunChangeSetFilter(liquibase.database()));
        return planner.planned;
      }
    }
  }

  /** Of a history that has no count yet Liquibase would want to add one, and to sort by it. */
  private static void readUncounted(LiquibaseSession liquibase) throws SQLException {
    HistoryTable history = HistoryTable.of(liquibase.connection(), liquibase.place());
    if (!history.columns().isEmpty() && !history.columns().contains("orderexecuted")) {
      List<RanChangeSet> ran = new ArrayList<>();
      for (HistoryEntry entry : history.entries()) {
        ran.add(ran(entry));
      }
      liquibase.migratingDatabase().knowHistory(ran);
    }
  }

  private static RanChangeSet ran(HistoryEntry entry) {
    LocalDateTime applied = entry.applied();
    boolean marked = ExecType.MARK_RAN.value.equals(entry.outcome());
    return new RanChangeSet(
        entry.id().path(),
        entry.id().id(),
        entry.id().author(),
        CheckSum.parse(entry.checksum()),
        applied == null ? null : Timestamp.valueOf(applied),
        entry.tag(),
        marked ? ExecType.MARK_RAN : ExecType.EXECUTED,
        entry.description(),
        entry.comment(),
        new ContextExpression(entry.contexts()),
        new Labels(entry.labels()),
        entry.deploymentId());
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
    List<String> statements = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    ObjectQuotingStrategy quoting = database.getObjectQuotingStrategy();
    database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
    try {
      collect(changeSet, statements, notes);
    } finally {
      database.setObjectQuotingStrategy(quoting);
    }
    planned.add(
        new PlannedChangeSet(
            ParsedChangelog.id(changeSet),
            comment(changeSet),
            changeSet.getPreconditions() != null
                && !changeSet.getPreconditions().getNestedPreconditions().isEmpty(),
            changeSet.isRunInTransaction(),
            statements,
            notes));
  }

  private void collect(ChangeSet changeSet, List<String> statements, List<String> notes)
      throws LiquibaseException {
    List<String> errors = ParsedChangelog.toleratedErrors(changeSet);
    if (!errors.isEmpty()) {
      notes.add("is recorded without being run: " + String.join("; ", errors));
      return;
    }
    collector.begin(changeSet);
    for (Change change : changeSet.getChanges()) {
      if (collector.runs(change)) {
        Optional<String> unwritable = Unwritable.note(change);
        unwritable.ifPresent(notes::add);
        if (unwritable.isEmpty()) {
          statements.addAll(collected(change, changeSet, notes));
        }
      }
    }
    if (statements.isEmpty() && notes.isEmpty()) {
      notes.add("runs no SQL");
    }
    if (changeSet.isAlwaysRun()) {
      notes.add(
          "runs in every migration, and so is always among the last: rollback --count 1 undoes it"
              + " alone");
    }
  }

  private List<String> collected(Change change, ChangeSet changeSet, List<String> notes)
      throws LiquibaseException {
    String name = change.getSerializedObjectName();
    observed.wasAsked();
    try {
      List<String> statements = collector.statements(change, changeSet);
      if (collector.hasSkippedParameters()) {
        notes.add(name + " sends rows as parameters, which cannot be written as SQL");
      }
      if (observed.wasAsked()) {
        notes.add(
            name
                + UP_TO_HERE
                + (planned.isEmpty() ? "" : ", with none of the changeSets above applied"));
      }
      return statements;
    } catch (LiquibaseException | RuntimeException e) {
      observed.recover();
      notes.add(
          name + ": its SQL is unknown before it runs, because now " + ServerErrors.reason(e));
      return List.of();
    }
  }

  private static @Nullable String comment(ChangeSet changeSet) {
    String comment = changeSet.getComments();
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
