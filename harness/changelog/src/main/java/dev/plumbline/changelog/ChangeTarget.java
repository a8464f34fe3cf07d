package dev.plumbline.changelog;

import java.util.List;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;

/** What a change is for: a change may name databases and operating systems, as a changeSet may. */
final class ChangeTarget {

  private ChangeTarget() {}

  /** Whether a change is one for this database and this operating system. */
  static boolean includes(Change change, Database database) {
    return includesThisSystem(change) && includesDatabase(change, database);
  }

  /** What {@code Change#shouldRunOnOs} says, which Liquibase has from 4.33 on. */
  private static boolean includesThisSystem(Change change) {
    return !(change instanceof ExecuteShellCommandChange command)
        || command.getOs() == null
        || command.getOs().isEmpty()
        || command.getOs().contains(System.getProperty("os.name"));
  }

  private static boolean includesDatabase(Change change, Database database) {
    return !(change instanceof DbmsTargetedChange targeted)
        || DatabaseList.definitionMatches(targeted.getDbms(), database, true);
  }

  /**
   * Whether Liquibase may skip the changeSet for its change, and then keeps no row of it. It does
   * so if there is only one change; of several, those that are for others are left out, and there
   * is a row. Where an operating system is named, the migration may run on another than whoever
   * looks at its result.
   */
  static boolean leavesNoRow(ChangeSet changeSet) {
    List<Change> changes = changeSet.getChanges();
    if (changes.size() != 1) {
      return false;
    }
    Change only = changes.get(0);
    return !includesDatabase(only, ImaginedDatabase.USUAL)
        || (only instanceof ExecuteShellCommandChange command
            && command.getOs() != null
            && !command.getOs().isEmpty());
  }
}
