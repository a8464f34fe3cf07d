package dev.plumbline.migrator;

import java.util.Arrays;
import liquibase.change.core.LoadDataChange;
import liquibase.change.core.LoadUpdateDataChange;
import liquibase.database.Database;
import liquibase.statement.ExecutablePreparedStatement;

/**
 * Liquibase sends those rows of a CSV file as parameters that have a long text or bytes, and then
 * forgets the others: a row whose only long text is NULL is never inserted.
 */
final class LoadedRows {

  private LoadedRows() {}

  /** Has all rows sent as parameters if some are, unless the changeSet itself says how. */
  static void keepAll(LoadDataChange change, Database database) {
    boolean some =
        change.getUsePreparedStatements() == null
            && !(change instanceof LoadUpdateDataChange)
            && Arrays.stream(change.generateStatements(database))
                .anyMatch(ExecutablePreparedStatement.class::isInstance);
    if (some) {
      change.setUsePreparedStatements(true);
    }
  }
}
