package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;

/**
 * One pass of Liquibase over one database, under its lock. Uses Liquibase's parts instead of its
 * commands, which print, report to their vendor and read the history several times.
 *
 * @param changelog parsed for this run
 * @param lent the connection
 * @param patience how long to wait for another migrator
 */
record MigrationRun(ParsedChangelog changelog, LentConnection lent, Duration patience) {

  /** Applies what is pending and what the filters let pass. */
  void update(Progress progress, ChangeSetFilter... limits)
      throws LiquibaseException, SQLException {
    try {
      MigrationLock.holding(
          lent.database(),
          changelog.service(),
          patience,
          () -> {
            history().init();
            changelog.upgradeChecksums(history());
            validate();
            List<ChangeSetFilter> filters = new ArrayList<>();
            filters.add(new ShouldRunChangeSetFilter(lent.database()));
            filters.addAll(List.of(limits));
            changelog.visit(
                new UpdateVisitor(lent.database(), progress),
                lent.database(),
                filters.toArray(ChangeSetFilter[]::new));
          });
    } catch (LiquibaseException e) {
      progress.rethrowListenerFailure();
      if (progress.failure().isPresent()) {
        throw progress.failure().get().whileApplying(changelog.service(), progress.runs().size());
      }
      throw e;
    }
  }

  /** Rolls back the changeSets that were applied last, after having made sure that all can be. */
  void rollback(int count, Progress progress) throws LiquibaseException, SQLException {
    try {
      MigrationLock.holding(
          lent.database(),
          changelog.service(),
          patience,
          () ->
              changelog.visit(
                  new RollbackVisitor(lent.database(), progress),
                  lent.database(),
                  lastApplied(count)));
    } catch (LiquibaseException e) {
      progress.rethrowListenerFailure();
      if (progress.failure().isPresent()) {
        throw progress.failure().get().whileRollingBack(changelog.service(), progress.rolledBack());
      }
      throw e;
    }
  }

  private List<RanChangeSet> lastApplied(int count) throws LiquibaseException {
    List<RanChangeSet> applied = lent.database().getRanChangeSetList();
    if (applied.size() < count) {
      throw new MigrationRefusedException(
          changelog.service()
              + ": asked to roll back "
              + count
              + " changeSets, but only "
              + applied.size()
              + " are applied. Nothing was rolled back; ask for fewer.",
          Findings.none());
    }
    List<RanChangeSet> last = List.copyOf(applied.subList(applied.size() - count, applied.size()));
    refuseIfImpossible(last);
    return last;
  }

  private void refuseIfImpossible(List<RanChangeSet> last) {
    List<Finding> missing = new ArrayList<>();
    for (RanChangeSet ran : last) {
      for (ChangeSet changeSet : changelog.root().getChangeSets(ran)) {
        if (!changeSet.supportsRollback(lent.database())) {
          missing.add(rollbackMissing(changeSet));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new MigrationRefusedException(
          changelog.service() + ": cannot roll back. Nothing was rolled back.",
          Findings.of(missing));
    }
  }

  static Finding rollbackMissing(ChangeSet changeSet) {
    return Finding.of(
        FindingCode.ROLLBACK_MISSING,
        ParsedChangelog.id(changeSet).toString(),
        "a rollback",
        "none declared, and Liquibase cannot derive one from its changes",
        "A release that contains it can only be undone by restoring a backup.",
        "Declare a rollback in "
            + ParsedChangelog.file(changeSet)
            + "; an empty one if there is nothing to undo.");
  }

  private ChangeLogHistoryService history() {
    return Scope.getCurrentScope()
        .getSingleton(ChangeLogHistoryServiceFactory.class)
        .getChangeLogService(lent.database());
  }

  private void validate() throws LiquibaseException {
    try {
      changelog.validate(lent.database());
    } catch (ValidationFailedException e) {
      throw new MigrationRefusedException(
          changelog.service()
              + ": refused to migrate. "
              + String.valueOf(e.getMessage()).strip()
              + "\nNothing was applied. Correct the changelog, or what its preconditions ask for.",
          Findings.none());
    }
  }
}
