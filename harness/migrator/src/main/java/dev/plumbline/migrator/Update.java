package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Applies what is pending, unless the settings limit the run to others. Uses Liquibase's parts
 * instead of its commands, which print, report to their vendor and read the history several times.
 */
final class Update {

  private final GuardedRun run;
  private final ParsedChangelog changelog;
  private final Database database;

  /** With that run, which holds the lock. */
  Update(GuardedRun run) {
    this.run = run;
    changelog = run.changelog();
    database = run.liquibase().database();
  }

  void apply() throws LiquibaseException {
    run.liquibase().history().init();
    changelog.upgradeChecksums(run.liquibase().history());
    validate();
    ChangeSetFilter[] pending = {
      new ShouldRunChangeSetFilter(database), new OnlyTheseChangeSets(run.settings())
    };
    try (RunContext context = RunContext.begin(run, last(pending))) {
      changelog.visit(new ChangeSetApplication(context), database, pending);
    }
  }

  /** The last one that will be applied, if one will be. */
  private @Nullable ChangeSet last(ChangeSetFilter[] filters) {
    List<ChangeSet> all = changelog.applicable();
    for (int i = all.size() - 1; i >= 0; i--) {
      ChangeSet changeSet = all.get(i);
      if (Stream.of(filters).allMatch(filter -> filter.accepts(changeSet).isAccepted())) {
        return changeSet;
      }
    }
    return null;
  }

  private void validate() throws LiquibaseException {
    try {
      changelog.validate(database);
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
      RanChangeSet ran = database.getRanChangeSet(changeSet);
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
