package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;

/** Rolls back what was applied last, having made sure that all of it can be. */
final class Rollback {

  private final GuardedRun run;

  /** With that run, which holds the lock. */
  Rollback(GuardedRun run) {
    this.run = run;
  }

  void to(RollbackTarget target) throws LiquibaseException {
    ParsedChangelog changelog = run.changelog();
    Database database = run.liquibase().database();
    run.liquibase().history().init();
    List<RanChangeSet> undone =
        new AppliedLast(changelog.service(), database.getRanChangeSetList()).after(target);
    List<ChangeSet> declared =
        undone.stream().flatMap(ran -> changelog.root().getChangeSets(ran).stream()).toList();
    List<Finding> missing = Reversibility.missing(declared.stream(), database);
    if (!missing.isEmpty()) {
      throw new MigrationRefusedException(
          changelog.service() + ": cannot roll back. Nothing was rolled back.",
          Findings.of(missing));
    }
    if (target instanceof RollbackTarget.Last) {
      announceRepeatables(declared);
    }
    if (!undone.isEmpty()) {
      ChangeSet last =
          declared.stream().filter(changelog.applicable()::contains).findFirst().orElse(null);
      try (RunContext context = RunContext.begin(run, last)) {
        changelog.visit(new ChangeSetReversal(context), database, undone);
      }
    }
  }

  /** As stock Liquibase counts them; but a rollback of such a one alone leads nowhere. */
  private void announceRepeatables(List<ChangeSet> declared) {
    for (ChangeSet changeSet : declared) {
      if (changeSet.isAlwaysRun()) {
        run.progress()
            .rollingBackRepeatable(
                ParsedChangelog.id(changeSet),
                "It runs in every migration, so it is always the last, and the next migration"
                    + " applies it again. It counts; to undo what was applied before it, add one to"
                    + " the number, or roll back to a tag, a date or a changeSet.");
      }
    }
  }
}
