package dev.plumbline.migrator;

import java.sql.SQLException;
import liquibase.exception.LiquibaseException;

/** A tag in the history, to which a rollback can go. */
final class HistoryTag {

  private HistoryTag() {}

  /** Gives what was applied last a tag. */
  static void set(GuardedRun run, String tag) throws LiquibaseException, SQLException {
    MigratingDatabase database = run.liquibase().migratingDatabase();
    database.holdCommits();
    try {
      run.liquibase().history().init();
      tagLast(run.liquibase(), tag);
      run.lock().releaseRow();
      database.commitHeld();
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      database.rollbackHeld();
      throw e;
    }
  }

  /** By the count: Liquibase goes by the date, which goes back with the server's clock. */
  private static void tagLast(LiquibaseSession liquibase, String tag) throws SQLException {
    String table = liquibase.place().quotedTable();
    new Query(
            liquibase.connection(),
            "update "
                + table
                + " set tag = ?::pg_catalog.text where ctid operator(pg_catalog.=) (select"
                + " h.ctid from "
                + table
                + " as h order by h.orderexecuted desc, h.dateexecuted desc limit 1)",
            tag)
        .execute();
    liquibase.forgetHistory();
  }
}
