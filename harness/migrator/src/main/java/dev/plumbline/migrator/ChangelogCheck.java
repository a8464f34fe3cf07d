package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.SetupException;

/**
 * Looks for what makes a changelog unusable on every database.
 *
 * @param changelog for its settings
 * @param all every changeSet that it declares
 * @param applicable those that apply to PostgreSQL with its contexts and labels
 */
record ChangelogCheck(Changelog changelog, List<ChangeSet> all, List<ChangeSet> applicable) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (applicable.isEmpty()) {
      findings.add(empty());
    }
    findings.addAll(duplicates());
    Database anyPostgres = new PostgresDatabase();
    for (ChangeSet changeSet : applicable) {
      for (String error : errors(changeSet, anyPostgres)) {
        findings.add(invalid(changeSet, error));
      }
    }
    return findings;
  }

  private Finding empty() {
    String found =
        all.isEmpty() ? "none" : "none of the " + all.size() + " declared ones" + withSettings();
    return Finding.of(
        FindingCode.CHANGELOG_EMPTY,
        changelog.path(),
        "a changeSet that applies to PostgreSQL",
        found,
        "A migration would do nothing and call it success.",
        all.isEmpty()
            ? "Add the first changeSet, or include the files that have them."
            : "Correct contexts and labels, or the changeSets' dbms.");
  }

  private String withSettings() {
    return " (contexts: "
        + (changelog.contexts().isEmpty() ? "any" : changelog.contexts())
        + ", label filter: "
        + (changelog.labelFilter().isEmpty() ? "none" : changelog.labelFilter())
        + ")";
  }

  private List<Finding> duplicates() {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Set<String> reported = new LinkedHashSet<>();
    for (ChangeSet changeSet : applicable) {
      String id = changeSet.toString(false);
      if (!seen.add(id) && reported.add(id)) {
        List<String> files =
            applicable.stream()
                .filter(other -> other.toString(false).equals(id))
                .map(ParsedChangelog::file)
                .toList();
        findings.add(
            Finding.of(
                FindingCode.CHANGESET_DUPLICATE,
                ParsedChangelog.id(changeSet).toString(),
                "declared once",
                "declared "
                    + files.size()
                    + " times, in "
                    + String.join(", ", new TreeSet<>(files)),
                "Liquibase tells changeSets apart by file, id and author, and refuses to run any"
                    + " of them.",
                "Give each its own id, or remove the second include of the file."));
      }
    }
    return findings;
  }

  private static List<String> errors(ChangeSet changeSet, Database database) {
    if (changeSet.getOnValidationFail() == ChangeSet.ValidationFailOption.MARK_RAN) {
      return List.of();
    }
    List<String> errors = new ArrayList<>();
    if (changeSet.getId() == null || changeSet.getId().isBlank()) {
      errors.add("it has no id");
    }
    if (changeSet.getAuthor() == null || changeSet.getAuthor().isBlank()) {
      errors.add("it has no author");
    }
    for (Change change : changeSet.getChanges()) {
      try {
        change.finishInitialization();
        errors.addAll(change.validate(database).getErrorMessages());
      } catch (SetupException e) {
        errors.add(e.getMessage());
      }
    }
    return errors;
  }

  private static Finding invalid(ChangeSet changeSet, String error) {
    return Finding.of(
        FindingCode.CHANGESET_INVALID,
        ParsedChangelog.id(changeSet).toString(),
        null,
        error,
        "Liquibase refuses to run any changeSet of the changelog.",
        "Correct the changeSet in " + ParsedChangelog.file(changeSet) + ".");
  }
}
