package dev.plumbline.verification;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

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
      DatabaseState state,
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
                  : "Read them: they are not in the changelog, so the next database will not have"
                      + " them.");
      case AHEAD ->
          new Explanation(
              "Everything that this build needs is applied, and "
                  + counted(comparison.unknown().size(), "changeSet")
                  + " that it does not know, the last being "
                  + comparison.lastUnknown()
                  + "."
                  + harmless(ofSchema),
              "Nothing to do while a newer build is rolling out.");
      case INCOMPATIBLE ->
          new Explanation(
              "A newer build has migrated this database ("
                  + counted(comparison.unknown().size(), "changeSet")
                  + " that this one does not know, the last being "
                  + comparison.lastUnknown()
                  + "), and this build can no longer run on it: "
                  + named(ofSchema)
                  + ".",
              "Deploy the newer build of "
                  + service
                  + ". Next time expand first and contract a release later, so that old and new run"
                  + " side by side.");
      case DRIFTED -> drifted(service, comparison, ofSchema);
      case EMPTY -> empty(service, migrate, state);
      case UNMANAGED -> unmanaged(service, comparison, state);
      case BEHIND -> behind(service, migrate, comparison);
      case CHANGED ->
          new Explanation(
              counted(comparison.changed().size(), "changeSet")
                  + " edited after being applied, the first being "
                  + comparison.changed().get(0).id()
                  + ".",
              "Restore what was released and put the change into a new changeSet.");
      case MIGRATING -> migrating(service, state);
      case UNREACHABLE, DENIED, SKIPPED ->
          throw new IllegalArgumentException(
              "The history was not read, so there is nothing to explain");
    };
  }

  private static Explanation drifted(
      String service, HistoryComparison comparison, Findings ofSchema) {
    if (!comparison.halfRolledBack().isEmpty()) {
      return new Explanation(
          "The rollback of "
              + comparison.halfRolledBack().keySet().iterator().next()
              + " was started but not finished, so part of what the changeSet made may be gone.",
          "Roll it back again (plumbline rollback "
              + service
              + "), which resumes where it stopped.");
    }
    return new Explanation(
        "All changeSets are applied, but the schema is not what they produce: "
            + named(ofSchema)
            + ". Somebody has changed it by hand.",
        "Undo the change, or put it into a changeSet of " + service + ".");
  }

  private static Explanation empty(String service, String migrate, DatabaseState state) {
    String home = state.place().home();
    if (home == null) {
      return new Explanation(
          "This connection has no schema to look in: no schema in its search path exists, or its"
              + " role may not use any of them.",
          "Create the schema for "
              + service
              + ", grant USAGE on it, or correct the search path: currentSchema in the URL, or"
              + " ALTER ROLE … SET search_path.");
    }
    return new Explanation(
        container(home)
            + " is empty: the migration job for "
            + service
            + " has not run or has failed."
            + elsewhere(state),
        "Run it ("
            + migrate
            + ") or read its log, then start the service again."
            + pointing(state));
  }

  /** What is looked at, in a word that is right where there are other schemas, too. */
  private static String container(String home) {
    return home.equals("public") ? "Database" : "Schema " + home + " of the database";
  }

  private static String elsewhere(DatabaseState state) {
    if (state.elsewhere().isEmpty()) {
      return "";
    }
    return " There is "
        + String.join(", ", state.elsewhere())
        + ", but with this connection and these settings Liquibase's history is "
        + state.place()
        + ".";
  }

  private static String pointing(DatabaseState state) {
    return state.elsewhere().isEmpty()
        ? ""
        : " If the history is elsewhere, name its schema: currentSchema in the URL,"
            + " --default-schema, plumbline.history-schema of the starter, or"
            + " LIQUIBASE_LIQUIBASE_SCHEMA_NAME.";
  }

  private static Explanation behind(String service, String migrate, HistoryComparison comparison) {
    String pending =
        counted(comparison.pending().size(), "changeSet")
            + " of this build not applied, the first being "
            + comparison.pending().get(0);
    if (comparison.unknown().isEmpty()) {
      return new Explanation(
          pending + ".",
          "Run the migration job for " + service + " (" + migrate + ") or read its log.");
    }
    return new Explanation(
        pending
            + "; and "
            + counted(comparison.unknown().size(), "changeSet")
            + " applied that this build does not know, the last being "
            + comparison.lastUnknown()
            + ": another build has migrated this database.",
        "Run the migration job of a build that has them all. If the other build was never released,"
            + " a changeSet has been removed or renamed: restore it.");
  }

  private static Explanation migrating(String service, DatabaseState state) {
    if (state.stockLock() == null) {
      return new Explanation(
          "A migration of this database is running.",
          "Wait for the migration job for "
              + service
              + " to end. Its lock ends with it, however it ends.");
    }
    return new Explanation(
        "A Liquibase other than plumbline holds this database's lock row: "
            + state.stockLock()
            + ".",
        "Wait for it to end. If it has died, its row stays: release it with UPDATE "
            + state.place().printedLockTable()
            + " SET locked = false WHERE id = 1.");
  }

  private static Explanation unmanaged(
      String service, HistoryComparison comparison, DatabaseState state) {
    if (comparison.isForeign()) {
      return new Explanation(
          "Database has a history of "
              + counted(comparison.applied(), "changeSet")
              + ", but none of them belongs to "
              + service
              + "; the last is "
              + comparison.current()
              + ".",
          "Check that this is the database of "
              + service
              + ". If it is, its changelog has moved: a changeSet's file is part of its identity,"
              + " so use the search path that it was applied with, or set logicalFilePath. If two"
              + " services share the database, give each a schema of its own.");
    }
    String tables =
        container(String.valueOf(state.place().home()))
            + " has "
            + counted(state.tables(), "table")
            + ", but no migration history";
    if (state.flyway() != null) {
      return new Explanation(
          tables
              + " for Liquibase: Flyway has migrated it, and keeps its history in "
              + state.flyway()
              + ".",
          "Check that this is the database of "
              + service
              + ". If it is to leave Flyway, switch Flyway off, record what is already there as"
              + " applied (baseline), then migrate.");
    }
    return new Explanation(
        tables + ": something other than the migrator created them." + elsewhere(state),
        "Check that this is the database of "
            + service
            + ". If it is, record what is already there as applied (baseline), then migrate."
            + pointing(state));
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
