package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ChangeSetId;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.exception.DatabaseException;

/**
 * ChangeSets that are recorded as applied without running.
 *
 * @param changeSets in order
 */
record Baseline(List<ChangeSet> changeSets) {

  /**
   * @throws MigrationRefusedException if the changelog has no such target
   */
  static Baseline of(ParsedChangelog changelog, BaselineTarget target) {
    if (target instanceof BaselineTarget.ThroughChangeSet through) {
      return through(
          changelog,
          changeSet -> ParsedChangelog.id(changeSet).equals(through.changeSet()),
          "changeSet " + through.changeSet());
    }
    if (target instanceof BaselineTarget.ThroughTag tagged) {
      return through(
          changelog,
          changeSet ->
              changeSet.getChanges().stream()
                  .anyMatch(
                      change ->
                          change instanceof TagDatabaseChange tag
                              && tagged.tag().equals(tag.getTag())),
          "a changeSet with tagDatabase " + tagged.tag());
    }
    return new Baseline(changelog.applicable());
  }

  private static Baseline through(
      ParsedChangelog changelog, Predicate<ChangeSet> isLast, String what) {
    List<ChangeSet> all = changelog.applicable();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (isLast.test(all.get(i))) {
        return new Baseline(List.copyOf(all.subList(0, i + 1)));
      }
    }
    throw new MigrationRefusedException(
        changelog.service()
            + ": cannot baseline to "
            + what
            + ", because the changelog has none that applies with its contexts and labels. Nothing"
            + " was recorded. Its changeSets are listed by: plumbline status "
            + changelog.service(),
        Findings.none());
  }

  /** All of them in one transaction. */
  List<ChangeSetId> record(GuardedRun run) throws DatabaseException, SQLException {
    MigratingDatabase database = run.liquibase().migratingDatabase();
    run.liquibase().history().init();
    database.holdCommits();
    try {
      for (ChangeSet changeSet : changeSets) {
        database.markChangeSetExecStatus(changeSet, ExecType.EXECUTED);
      }
      run.lock().releaseRow();
      database.commitHeld();
    } catch (DatabaseException | SQLException | RuntimeException e) {
      database.rollbackHeld();
      throw e;
    }
    return changeSets.stream().map(ParsedChangelog::id).toList();
  }
}
