package dev.plumbline.migrator;

import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;

/** Whether Liquibase has a way back from a changeSet. */
final class Reversibility {

  private Reversibility() {}

  static boolean of(ChangeSet changeSet, Database database) {
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
}
