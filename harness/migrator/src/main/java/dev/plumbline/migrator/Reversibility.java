package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.util.List;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;

/** Whether Liquibase has a way back from a changeSet. */
final class Reversibility {

  private Reversibility() {}

  /** A finding for each changeSet that has no way back. */
  static List<Finding> missing(Stream<ChangeSet> changeSets, Database database) {
    return changeSets
        .filter(changeSet -> !of(changeSet, database))
        .map(Reversibility::missing)
        .toList();
  }

  private static boolean of(ChangeSet changeSet, Database database) {
    return changeSet.supportsRollback(database)
        || changeSet.getChanges().stream().allMatch(change -> of(change, database));
  }

  /**
   * {@code loadUpdateData} says that it has none, and has: it knows how to delete what it has
   * loaded. A custom change is believed, because to ask for its statements can be to run it.
   */
  private static boolean of(Change change, Database database) {
    if (change.supportsRollback(database) || change instanceof CustomChangeWrapper) {
      return change.supportsRollback(database);
    }
    try {
      return change.generateRollbackStatements(database).length > 0;
    } catch (RollbackImpossibleException e) {
      return false;
    }
  }

  private static Finding missing(ChangeSet changeSet) {
    return Finding.of(
            FindingCode.ROLLBACK_MISSING,
            ParsedChangelog.id(changeSet).toString(),
            "a rollback",
            "none declared, and Liquibase cannot derive one from its changes")
        .withFix(
            isPlainSql(changeSet)
                ? ParsedChangelog.file(changeSet)
                    + " is plain SQL, which cannot declare a rollback; with Liquibase's header it"
                    + " would become other changeSets, and run again. Undo it with a new changeSet."
                : "Declare a rollback in "
                    + ParsedChangelog.file(changeSet)
                    + ", an empty one if there is nothing to undo.");
  }

  /** Liquibase makes a changeSet of such a file, and a name for it. */
  private static boolean isPlainSql(ChangeSet changeSet) {
    return "includeAll".equals(changeSet.getAuthor())
        && String.valueOf(changeSet.getId()).startsWith("raw");
  }
}
