package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * One pass of Liquibase over one database. Uses Liquibase's parts instead of its commands, which
 * print, report to their vendor and read the history several times.
 *
 * @param changelog parsed for this run
 * @param lent the connection
 * @param supervision what goes on around the run
 */
record MigrationRun(ParsedChangelog changelog, LentConnection lent, Supervision supervision) {

  /** What must not be done by two at a time. */
  interface Work<T> {
    T with(MigrationLock lock) throws LiquibaseException, SQLException;
  }

  /** Works while holding the migrator's lock, and makes our own exceptions of Liquibase's. */
  <T> T locked(Progress progress, Work<T> work) throws LiquibaseException, SQLException {
    try {
      return MigrationLock.holding(
          lent, changelog.service(), supervision, progress.listener(), work::with);
    } catch (LiquibaseException | StopRequestedException e) {
      progress.rethrowListenerFailure();
      MigrationException ours = ServerErrors.find(e, MigrationException.class);
      if (ours != null) {
        throw ours;
      }
      if (supervision.isStopped(e)) {
        throw progress.interrupted(changelog.service(), e);
      }
      Optional<ChangeSetFailedException> failure = progress.failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
      throw e;
    }
  }

  /** Applies what is pending and what the filters let pass. */
  void update(MigrationLock lock, Progress progress, ChangeSetFilter... limits)
      throws LiquibaseException, SQLException {
    lent.history().init();
    changelog.upgradeChecksums(lent.history());
    validate();
    List<ChangeSetFilter> pending = new ArrayList<>();
    pending.add(new ShouldRunChangeSetFilter(lent.database()));
    pending.addAll(Arrays.asList(limits));
    ChangeSetFilter[] filters = pending.toArray(ChangeSetFilter[]::new);
    ListVisitor all = new ListVisitor();
    changelog.visit(all, lent.database(), filters);
    List<ChangeSet> seen = all.getSeenChangeSets();
    ChangeSet last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
    try (RunContext context = context(lock, last, progress)) {
      changelog.visit(new ChangeSetApplication(context), lent.database(), filters);
    }
  }

  /** Rolls back what was applied after the target, having made sure that all of it can be. */
  void rollback(MigrationLock lock, RollbackTarget target, Progress progress)
      throws LiquibaseException, SQLException {
    List<RanChangeSet> undone =
        new AppliedLast(changelog.service(), lent.database().getRanChangeSetList()).after(target);
    refuseIfImpossible(undone);
    if (!undone.isEmpty()) {
      ListVisitor all = new ListVisitor();
      changelog.visit(all, lent.database(), undone);
      List<ChangeSet> seen = all.getSeenChangeSets();
      ChangeSet last = seen.isEmpty() ? null : seen.get(0);
      try (RunContext context = context(lock, last, progress)) {
        changelog.visit(new ChangeSetReversal(context), lent.database(), undone);
      }
    }
  }

  /** Gives what was applied last a tag. */
  void tag(MigrationLock lock, String tag) throws LiquibaseException, SQLException {
    MigratingDatabase database = lent.migratingDatabase();
    database.holdCommits();
    try {
      lent.history().tag(tag);
      lock.releaseRow();
      database.commitHeld();
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      database.rollbackHeld();
      throw e;
    }
  }

  private RunContext context(MigrationLock lock, @Nullable ChangeSet last, Progress progress) {
    return RunContext.begin(lent, lock, last, changelog.service(), supervision, progress);
  }

  private void refuseIfImpossible(List<RanChangeSet> undone) {
    List<Finding> missing = new ArrayList<>();
    for (RanChangeSet ran : undone) {
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
