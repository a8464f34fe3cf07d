package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.verification.ChangeSetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.SetupException;
import liquibase.exception.ValidationErrors;
import liquibase.executor.ExecutorService;

/**
 * Looks for what makes a changelog unusable on every database.
 *
 * @param changelog for its settings
 * @param root every changeSet that it declares
 * @param applicable those that apply to PostgreSQL with its contexts and labels
 * @param resources the files that it is read from
 */
record ChangelogCheck(
    Changelog changelog,
    DatabaseChangeLog root,
    List<ChangeSet> applicable,
    ChangelogResources resources) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (applicable.isEmpty()) {
      findings.add(empty());
    }
    findings.addAll(duplicates());
    for (ChangeSet changeSet : applicable) {
      boolean tolerated =
          changeSet.getOnValidationFail() == ChangeSet.ValidationFailOption.MARK_RAN;
      List<String> errors = new ArrayList<>(tolerated ? List.of() : errors(changeSet));
      errors.addAll(executor(changeSet));
      errors.addAll(CustomPreconditions.errors(changeSet.getPreconditions()));
      errors.addAll(ChangelogEncodings.errors(changeSet));
      errors.addAll(UndefinedParameters.errors(changeSet));
      errors.stream().distinct().forEach(error -> findings.add(invalid(changeSet, error)));
    }
    for (String error : CustomPreconditions.errors(root.getPreconditions())) {
      findings.add(invalid(changelog.path(), error, "preconditions of " + changelog.path()));
    }
    return findings;
  }

  private Finding empty() {
    List<ChangeSet> all = root.getChangeSets();
    String found =
        all.isEmpty() ? "none" : "none of the " + all.size() + " declared ones" + withSettings();
    return Finding.of(
            FindingCode.CHANGELOG_EMPTY,
            changelog.path(),
            "a changeSet that applies to PostgreSQL",
            found)
        .withFix(
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
    Map<ChangeSetId, List<ChangeSet>> same = new LinkedHashMap<>();
    for (ChangeSet changeSet : applicable) {
      same.computeIfAbsent(ParsedChangelog.id(changeSet), id -> new ArrayList<>()).add(changeSet);
    }
    return same.values().stream()
        .filter(changeSets -> changeSets.size() > 1)
        .map(ChangelogCheck::duplicate)
        .toList();
  }

  private static Finding duplicate(List<ChangeSet> changeSets) {
    Set<String> files = new TreeSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (ChangeSet changeSet : changeSets) {
      files.add(ParsedChangelog.file(changeSet));
      ids.add(ParsedChangelog.id(changeSet).toString());
    }
    List<String> spellings = List.copyOf(ids);
    Finding duplicate =
        Finding.of(
            FindingCode.CHANGESET_DUPLICATE,
            spellings.get(spellings.size() - 1),
            "declared once",
            "declared "
                + changeSets.size()
                + " times, in "
                + String.join(", ", files)
                + (spellings.size() == 1 ? "" : ", first as " + spellings.get(0)));
    return spellings.size() == 1
        ? duplicate
        : duplicate.withConsequence(
            "Liquibase finds changeSets in the history by file, id and author, ignoring case: it"
                + " would silently skip the second, and refuse the next run.");
  }

  /** The errors for which a changeSet that wants it so is marked as run instead of being run. */
  static List<String> tolerated(ChangeSet changeSet) {
    return changeSet.getOnValidationFail() == ChangeSet.ValidationFailOption.MARK_RAN
        ? errors(changeSet)
        : List.of();
  }

  private static List<String> errors(ChangeSet changeSet) {
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
        ValidationErrors found = change.validate(ImaginedDatabase.USUAL);
        // a custom change may answer nothing where it has nothing to say
        if (found != null) {
          errors.addAll(found.getErrorMessages());
        }
      } catch (SetupException | RuntimeException e) {
        errors.add(e.getMessage() == null ? e.toString() : e.getMessage());
      } catch (LinkageError e) {
        errors.add(MissingCode.reason(e).orElseGet(e::toString));
      }
    }
    return errors;
  }

  /** Only Liquibase's own executor is at hand; others come with tools of the command line. */
  private static List<String> executor(ChangeSet changeSet) {
    String name = changeSet.getRunWith();
    if (name == null || name.isBlank() || name.equalsIgnoreCase("jdbc")) {
      return List.of();
    }
    try {
      Scope.getCurrentScope()
          .getSingleton(ExecutorService.class)
          .getExecutor(name, ImaginedDatabase.USUAL);
      return List.of();
    } catch (RuntimeException e) {
      return List.of(
          "its runWith names "
              + name
              + ", for which there is no executor; without runWith it runs with jdbc");
    }
  }

  private Finding invalid(ChangeSet changeSet, String error) {
    return invalid(
        ParsedChangelog.id(changeSet).toString(),
        error,
        "changeSet in " + Declaration.of(changeSet, resources));
  }

  private static Finding invalid(String subject, String error, String place) {
    return Finding.of(FindingCode.CHANGESET_INVALID, subject, null, error)
        .withFix("Correct the " + place + ".");
  }
}
