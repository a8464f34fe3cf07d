package dev.plumbline.verification;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words for a verdict.
 *
 * @param message what was found
 * @param action what to do
 */
record Explanation(String message, String action) {

  static Explanation of(
      Verdict verdict,
      String service,
      HistoryComparison comparison,
      Surroundings surroundings,
      Findings ofSchema) {
    String migrate = "plumbline migrate " + service;
    return switch (verdict) {
      case READY ->
          new Explanation(
              counted(comparison.applied(), "changeSet")
                  + " applied, as this build needs."
                  + harmless(ofSchema),
              ofSchema.isEmpty()
                  ? "Nothing to do."
                  : "Read them: they are not in the changelog, so the next database will not be like"
                      + " this one.");
      case AHEAD ->
          new Explanation(
              "All that this build needs is applied, and "
                  + counted(comparison.unknown().size(), "changeSet")
                  + " that it does not know, the last being "
                  + comparison.current()
                  + "."
                  + harmless(ofSchema),
              "Nothing to do while a newer build is rolling out.");
      case INCOMPATIBLE ->
          new Explanation(
              "A newer build has migrated this database ("
                  + counted(comparison.unknown().size(), "changeSet")
                  + " that this one does not know, the last being "
                  + comparison.current()
                  + "), and this build cannot run on it any more: "
                  + named(ofSchema)
                  + ".",
              "Deploy the newer build of "
                  + service
                  + ". Next time expand first and contract a release later, so that old and new run"
                  + " side by side.");
      case DRIFTED ->
          new Explanation(
              "All changeSets are applied, but the schema is not what they produce: "
                  + named(ofSchema)
                  + ". Somebody has changed it by hand.",
              "Undo the change, or put it into a changeSet of " + service + ".");
      case EMPTY ->
          new Explanation(
              "Database is empty: the migration job for " + service + " has not run or has failed.",
              "Run it (" + migrate + ") or read its log, then start the service again.");
      case UNMANAGED -> unmanaged(service, comparison, surroundings.tables());
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
      case MIGRATING -> migrating(service, surroundings.stockLock());
      case UNREACHABLE, SKIPPED ->
          throw new IllegalArgumentException(
              "Nobody has looked, so there is no history to explain");
    };
  }

  private static Explanation migrating(String service, @Nullable String stockLock) {
    if (stockLock == null) {
      return new Explanation(
          "A migration of this database is running.",
          "Wait for the migration job for "
              + service
              + " to end. Its lock ends with it, however it ends.");
    }
    return new Explanation(
        "A Liquibase that is not plumbline holds the lock row of this database: " + stockLock + ".",
        "Wait for it to end. If it has died, its row stays: release it with UPDATE"
            + " databasechangeloglock SET locked = false WHERE id = 1.");
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

  static Explanation skipped(Verification seen, String reason) {
    return new Explanation(
        "Accepted because of "
            + reason
            + ", although it is "
            + seen.verdict()
            + ": "
            + seen.message(),
        seen.action() + " Then take " + reason + " away.");
  }

  private static String harmless(Findings ofSchema) {
    return ofSchema.isEmpty()
        ? ""
        : " The schema differs from what this build was made for in "
            + counted(ofSchema.size(), "place")
            + ", none of which breaks it.";
  }

  /** The worst three. */
  private static String named(Findings ofSchema) {
    List<Finding> errors = ofSchema.atLeast(Severity.ERROR).all();
    return errors.stream()
            .limit(3)
            .map(error -> error.subject() + " (" + error.actual() + ")")
            .collect(Collectors.joining(", "))
        + (errors.size() > 3 ? " and " + (errors.size() - 3) + " more" : "");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
