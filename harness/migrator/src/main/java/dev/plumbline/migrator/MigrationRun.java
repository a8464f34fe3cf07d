package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.ChecksumVersion;
import liquibase.change.CheckSum;
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
 * @param liquibase the connection
 * @param settings what goes on around the run
 */
record MigrationRun(ParsedChangelog changelog, LiquibaseSession liquibase, RunSettings settings) {

  /** What must not be done by two at a time. */
  interface Work<T> {
    T with(MigrationLock lock) throws LiquibaseException, SQLException;
  }

  /** Works while holding the migrator's lock, and makes our own exceptions of Liquibase's. */
  <T> T locked(Progress progress, Work<T> work) throws LiquibaseException, SQLException {
    try {
      return MigrationLock.holding(
          liquibase, changelog.service(), settings, progress.listener(), work::with);
    } catch (LiquibaseException | StopRequestedException e) {
      progress.rethrowListenerFailure();
      MigrationException ours = ServerErrors.find(e, MigrationException.class);
      if (ours != null) {
        throw ours;
      }
      if (settings.isStopped(e)) {
        throw progress.interrupted(changelog.service(), e);
      }
      Optional<ChangeSetFailedException> failure = progress.failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
      throw e;
    }
  }

  /** Applies what is pending, unless the settings limit the run to others. */
  void update(MigrationLock lock, Progress progress) throws LiquibaseException, SQLException {
    liquibase.history().init();
    changelog.upgradeChecksums(liquibase.history());
    validate();
    List<ChangeSetFilter> pending = new ArrayList<>();
    pending.add(new ShouldRunChangeSetFilter(liquibase.database()));
    if (settings.only() != null) {
      pending.add(new OnlyTheseChangeSets(settings.only()));
    }
    ChangeSetFilter[] filters = pending.toArray(ChangeSetFilter[]::new);
    ListVisitor all = new ListVisitor();
    changelog.visit(all, liquibase.database(), filters);
    List<ChangeSet> seen = all.getSeenChangeSets();
    ChangeSet last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
    try (RunContext context = context(lock, last, progress)) {
      changelog.visit(new ChangeSetApplication(context), liquibase.database(), filters);
    }
  }

  /** Rolls back what was applied after the target, having made sure that all of it can be. */
  void rollback(MigrationLock lock, RollbackTarget target, Progress progress)
      throws LiquibaseException, SQLException {
    liquibase.history().init();
    List<RanChangeSet> undone =
        new AppliedLast(changelog.service(), liquibase.database().getRanChangeSetList())
            .after(target);
    refuseIfImpossible(undone);
    if (target instanceof RollbackTarget.Last) {
      announceRepeatables(undone, progress);
    }
    if (!undone.isEmpty()) {
      ListVisitor all = new ListVisitor();
      changelog.visit(all, liquibase.database(), undone);
      List<ChangeSet> seen = all.getSeenChangeSets();
      ChangeSet last = seen.isEmpty() ? null : seen.get(0);
      try (RunContext context = context(lock, last, progress)) {
        changelog.visit(new ChangeSetReversal(context), liquibase.database(), undone);
      }
    }
  }

  /** As stock Liquibase counts them; but a rollback of such a one alone leads nowhere. */
  private void announceRepeatables(List<RanChangeSet> undone, Progress progress) {
    for (RanChangeSet ran : undone) {
      for (ChangeSet changeSet : changelog.root().getChangeSets(ran)) {
        if (changeSet.isAlwaysRun()) {
          progress.rollingBackRepeatable(
              ParsedChangelog.id(changeSet),
              "It runs in every migration, so it is always the last, and the next migration applies"
                  + " it again. It counts; to undo what was applied before it, add one to the"
                  + " number, or roll back to a tag, a date or a changeSet.");
        }
      }
    }
  }

  /** Gives what was applied last a tag. */
  void tag(MigrationLock lock, String tag) throws LiquibaseException, SQLException {
    MigratingDatabase database = liquibase.migratingDatabase();
    database.holdCommits();
    try {
      liquibase.history().init();
      tagLast(tag);
      lock.releaseRow();
      database.commitHeld();
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      database.rollbackHeld();
      throw e;
    }
  }

  /** By the count: Liquibase goes by the date, which goes back with the server's clock. */
  private void tagLast(String tag) throws SQLException {
    String table = liquibase.place().quotedTable();
    try (PreparedStatement statement =
        liquibase
            .connection()
            .prepareStatement(
                "update "
                    + table
                    + " set tag = ?::pg_catalog.text where ctid operator(pg_catalog.=) (select"
                    + " h.ctid from "
                    + table
                    + " as h order by h.orderexecuted desc, h.dateexecuted desc limit 1)")) {
      statement.setString(1, tag);
      statement.executeUpdate();
    }
    liquibase.forgetHistory();
  }

  private RunContext context(MigrationLock lock, @Nullable ChangeSet last, Progress progress) {
    return RunContext.begin(liquibase, lock, last, changelog.service(), settings, progress);
  }

  /** A finding for each changeSet that has no way back. */
  Findings withoutRollback() {
    return Findings.of(
        changelog.root().getChangeSets().stream()
            .filter(changeSet -> settings.includes(ParsedChangelog.id(changeSet)))
            .filter(changeSet -> !Reversibility.of(changeSet, liquibase.database()))
            .map(MigrationRun::rollbackMissing)
            .toArray(Finding[]::new));
  }

  private void refuseIfImpossible(List<RanChangeSet> undone) {
    List<Finding> missing = new ArrayList<>();
    for (RanChangeSet ran : undone) {
      for (ChangeSet changeSet : changelog.root().getChangeSets(ran)) {
        if (!Reversibility.of(changeSet, liquibase.database())) {
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

  private static Finding rollbackMissing(ChangeSet changeSet) {
    return Finding.of(
            FindingCode.ROLLBACK_MISSING,
            ParsedChangelog.id(changeSet).toString(),
            "a rollback",
            "none declared, and Liquibase cannot derive one from its changes")
        .withFix(
            isPlainSql(changeSet)
                ? ParsedChangelog.file(changeSet)
                    + " is plain SQL, which cannot declare a rollback; with Liquibase's header it"
                    + " would become other changeSets, and run again. Undo it with a new"
                    + " changeSet."
                : "Declare a rollback in "
                    + ParsedChangelog.file(changeSet)
                    + ", an empty one if there is nothing to undo.");
  }

  /** Liquibase makes a changeSet of such a file, and a name for it. */
  private static boolean isPlainSql(ChangeSet changeSet) {
    return "includeAll".equals(changeSet.getAuthor())
        && String.valueOf(changeSet.getId()).startsWith("raw");
  }

  private void validate() throws LiquibaseException {
    try {
      changelog.validate(liquibase.database());
    } catch (ValidationFailedException e) {
      List<Finding> changed = changed();
      if (!changed.isEmpty()) {
        throw new MigrationRefusedException(
            changelog.service() + ": refused to migrate. Nothing was applied.",
            Findings.of(changed));
      }
      throw new MigrationRefusedException(
          changelog.service()
              + ": refused to migrate. "
              + String.valueOf(e.getMessage()).strip()
              + "\nNothing was applied. Correct the changelog, or what its preconditions ask for.",
          Findings.none());
    }
  }

  /** Those that were applied under another checksum, by whichever version of its algorithm. */
  private List<Finding> changed() throws LiquibaseException {
    List<Finding> changed = new ArrayList<>();
    for (ChangeSet changeSet : changelog.applicable()) {
      RanChangeSet ran = liquibase.database().getRanChangeSet(changeSet);
      changeSet.clearCheckSum();
      if (ran != null
          && !changeSet.shouldRunOnChange()
          && !changeSet.shouldAlwaysRun()
          && !changeSet.isCheckSumValid(ran.getLastCheckSum())) {
        changed.add(changed(changeSet, ran.getLastCheckSum()));
      }
      changeSet.clearCheckSum();
    }
    return changed;
  }

  private static Finding changed(ChangeSet changeSet, CheckSum applied) {
    ChecksumVersion version = ChecksumVersion.enumFromChecksumVersion(applied.getVersion());
    return Finding.of(
            FindingCode.CHANGESET_CHANGED,
            ParsedChangelog.id(changeSet).toString(),
            "checksum " + changeSet.generateCheckSum(version),
            "checksum " + applied)
        .withFix(
            "Restore the changeSet as it was released, and put the change into a new one. Only if"
                + " both do the same to every database, accept the old one with validCheckSum "
                + applied
                + ".");
  }
}
