package dev.plumbline.verification;

import java.sql.SQLException;

/**
 * The words for a verdict.
 *
 * @param message what was found
 * @param action what to do
 */
record Explanation(String message, String action) {

  static Explanation of(Verdict verdict, String service, HistoryComparison comparison, int tables) {
    String migrate = "plumbline migrate " + service;
    return switch (verdict) {
      case READY ->
          new Explanation(
              counted(comparison.applied(), "changeSet") + " applied, as this build needs.",
              "Nothing to do.");
      case AHEAD ->
          new Explanation(
              "All that this build needs is applied, and "
                  + counted(comparison.unknown().size(), "changeSet")
                  + " that it does not know, the last being "
                  + comparison.current()
                  + ".",
              "Nothing to do while a newer build is rolling out.");
      case EMPTY ->
          new Explanation(
              "Database is empty: the migration job for " + service + " has not run or has failed.",
              "Run it (" + migrate + ") or read its log, then start the service again.");
      case UNMANAGED -> unmanaged(service, comparison, tables);
      case BEHIND ->
          new Explanation(
              counted(comparison.pending().size(), "changeSet")
                  + " of this build not applied, the first being "
                  + comparison.pending().get(0)
                  + ".",
              "Run the migration job for " + service + " (" + migrate + ") or read its log.");
      case CHANGED ->
          new Explanation(
              counted(comparison.changed().size(), "changeSet")
                  + " edited after having been applied, the first being "
                  + comparison.changed().keySet().iterator().next().id()
                  + ".",
              "Restore what was released and put the change into a new changeSet.");
      case MIGRATING ->
          new Explanation(
              "A migration of this database is running, or one that died still holds its lock.",
              "Wait for the migration job for "
                  + service
                  + " to end. If none is running, release the lock row in databasechangeloglock.");
      case UNREACHABLE ->
          throw new IllegalArgumentException("An unreachable database has no history to explain");
    };
  }

  private static Explanation unmanaged(String service, HistoryComparison comparison, int tables) {
    if (comparison.isForeign()) {
      return new Explanation(
          "Database has a history of "
              + counted(comparison.applied(), "changeSet")
              + ", but none of them is of "
              + service
              + "; the last is "
              + comparison.current()
              + ".",
          "Check that this is the database of "
              + service
              + ". If it is, its changelog has moved: a changeSet's file is part of its identity,"
              + " so use the search path that it was applied with, or set logicalFilePath.");
    }
    return new Explanation(
        "Database has "
            + counted(tables, "table")
            + ", but no migration history: something other than the migrator created them.",
        "Check that this is the database of "
            + service
            + ". If it is, record what is already there as applied (baseline), then migrate.");
  }

  static Explanation unreachable(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String said = "The server said: " + e.getMessage() + " (SQLState " + state + ").";
    if (state.startsWith("28")) {
      return new Explanation(
          "PostgreSQL refused the login. " + said, "Check the user name and the password.");
    }
    if (state.equals("3D000")) {
      return new Explanation(
          "The database does not exist. " + said,
          "Check the database's name in the JDBC URL, or create it.");
    }
    if (state.equals("42501")) {
      return new Explanation(
          "The role may not read the migration history. " + said,
          "Grant it: GRANT SELECT ON databasechangelog TO the service's role.");
    }
    return new Explanation(
        "The database cannot be reached. " + said,
        "Check host and port in the JDBC URL, and that the server runs and accepts connections.");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
