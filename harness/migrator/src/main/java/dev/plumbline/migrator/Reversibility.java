package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.Migrator.WithoutRollback;
import dev.plumbline.verification.ChangeSetId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;

/** Whether Liquibase has a way back from a changeSet. */
final class Reversibility {

  /**
   * From so many on, they are the way of a changelog that declares no rollback at all. A few may
   * have been forgotten by a team that is about to begin.
   */
  private static final int MANY = 5;

  private static final int SHOWN = 3;

  private Reversibility() {}

  /** Whether some changeSet says how it is rolled back, be it that nothing has to be done. */
  static boolean isDeclaredBy(List<ChangeSet> all) {
    return all.stream().anyMatch(changeSet -> !changeSet.getRollback().getChanges().isEmpty());
  }

  /**
   * Those that have no way back, and what is to be said about it.
   *
   * @param isDeclared whether rollbacks are declared anywhere in the changelog
   */
  static WithoutRollback lackedBy(
      List<ChangeSet> all, boolean isDeclared, String changelog, Database database) {
    List<ChangeSet> lacking = all.stream().filter(changeSet -> !of(changeSet, database)).toList();
    List<ChangeSetId> ids = lacking.stream().map(ParsedChangelog::id).toList();
    boolean neverDeclared = !isDeclared && ids.size() >= MANY;
    return new WithoutRollback(
        ids,
        neverDeclared,
        neverDeclared
            ? Findings.of(List.of(neverDeclared(ids, all.size(), changelog)))
            : Findings.of(lacking.stream().map(Reversibility::missing).toList()));
  }

  private static Finding neverDeclared(List<ChangeSetId> lacking, int all, String changelog) {
    return Finding.of(
            FindingCode.ROLLBACK_MISSING,
            changelog,
            "a rollback of each changeSet",
            lacking.size()
                + " of "
                + all
                + " changeSets cannot be rolled back, and none declares a rollback: "
                + lacking.stream()
                    .limit(SHOWN)
                    .map(ChangeSetId::toString)
                    .collect(Collectors.joining(", "))
                + ", …",
            "Releases are undone by a restored backup, or by new changeSets. If that is how you"
                + " work, nothing is amiss.",
            "Leave it as it is; or declare a rollback in each new changeSet: from the first one on,"
                + " those that lack one are reported, each by itself.")
        .withSeverity(Severity.NOTE);
  }

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
