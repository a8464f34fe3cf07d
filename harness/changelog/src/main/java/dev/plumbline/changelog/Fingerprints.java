package dev.plumbline.changelog;

import dev.plumbline.changelog.SearchRoot.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.change.Change;
import liquibase.change.core.LoadDataChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.ChangeLogPropertyDefinedPrecondition;
import liquibase.precondition.core.DBMSPrecondition;
import liquibase.precondition.core.ObjectQuotingStrategyPrecondition;
import liquibase.precondition.core.RunningAsPrecondition;
import liquibase.resource.Resource;

/**
 * What tells a changeSet from every other that would do something else, in the order in which they
 * run. What concerns the whole changelog counts for the first one.
 *
 * <p>Must be taken before anything is run, within {@link LiquibaseScope}.
 */
final class Fingerprints {

  private final List<ChangeSet> changeSets;
  private final RecordedParameters parameters;
  private final ResourceRequests requests;
  private final ChangelogResources resources;
  private final List<String> fingerprints = new ArrayList<>();
  private final FileLookup lookup;
  private final List<Map<String, String>> covered = new ArrayList<>();
  private final Set<String> classes = new TreeSet<>();
  private boolean outside;

  private Fingerprints(
      List<ChangeSet> changeSets,
      RecordedParameters parameters,
      ChangelogResources resources,
      FileLookup lookup) {
    this.lookup = lookup;
    this.changeSets = changeSets;
    this.parameters = parameters;
    this.resources = resources;
    this.requests = resources.requests();
  }

  static Fingerprints of(
      List<ChangeSet> changeSets,
      DatabaseChangeLog root,
      RecordedParameters parameters,
      ChangelogResources resources,
      FileLookup lookup) {
    Fingerprints fingerprints = new Fingerprints(changeSets, parameters, resources, lookup);
    fingerprints.take(root);
    return fingerprints;
  }

  private void take(DatabaseChangeLog root) {
    StringBuilder common = new StringBuilder(definitions(""));
    for (Precondition precondition : root.getPreconditions().getNestedPreconditions()) {
      // every included file adds its own, most of them empty
      if (!isEmpty(precondition)) {
        ChangeSetText text = ChangeSetText.of(precondition);
        note(text);
        common.append(text).append(codeDigest(text));
      }
    }
    boolean repeatable = isHarmless(root.getPreconditions());
    for (ChangeSet changeSet : changeSets) {
      String fingerprint = fingerprint(changeSet, fingerprints.isEmpty() ? common.toString() : "");
      fingerprints.add(
          fingerprints.isEmpty() && !repeatable ? ChangelogReading.NEVER_EQUAL : fingerprint);
    }
  }

  private void note(ChangeSetText text) {
    classes.addAll(text.classes());
    outside |= text.actsOutside();
  }

  private static boolean isEmpty(Precondition precondition) {
    return precondition instanceof PreconditionLogic logic
        && logic.getNestedPreconditions().stream().allMatch(Fingerprints::isEmpty);
  }

  /** A precondition of the whole changelog that looks at data may fail on a database half done. */
  private static boolean isHarmless(Precondition precondition) {
    if (precondition instanceof PreconditionLogic logic) {
      return logic.getNestedPreconditions().stream().allMatch(Fingerprints::isHarmless);
    }
    return precondition instanceof DBMSPrecondition
        || precondition instanceof RunningAsPrecondition
        || precondition instanceof ObjectQuotingStrategyPrecondition
        || precondition instanceof ChangeLogPropertyDefinedPrecondition;
  }

  private String fingerprint(ChangeSet changeSet, String common) {
    requests.recent();
    ChangeSetText text = ChangeSetText.of(changeSet);
    note(text);
    StringBuilder all = new StringBuilder(common).append(text).append(codeDigest(text));
    boolean known = !changeSet.shouldAlwaysRun() && !text.actsOutside();
    try {
      changeSet.getChanges().forEach(change -> all.append(change.generateCheckSum()).append('\n'));
      for (Change change : changeSet.getRollback().getChanges()) {
        all.append(change.generateCheckSum()).append('\n');
      }
    } catch (RuntimeException e) {
      // a file that is missing, for example: running it will tell
      known = false;
    }
    readNamedFiles(changeSet, text.paths());
    Map<String, String> read = requests.recent();
    if (loadsData(changeSet)) {
      List<String> mentioned = mentionedFiles(changeSet, read.keySet());
      requests.recent();
      mentioned.forEach(this::read);
      read.putAll(requests.recent());
    }
    for (DatabaseChangeLog file = changeSet.getChangeLog();
        file != null;
        file = file.getParentChangeLog()) {
      all.append(definitions(String.valueOf(file.getLogicalFilePath())));
    }
    covered.add(read);
    all.append(read);
    return known ? ContentDigest.of(all.toString()) : ChangelogReading.NEVER_EQUAL;
  }

  private String definitions(String file) {
    StringBuilder text = new StringBuilder();
    parameters.definitions().stream()
        .filter(definition -> definition.startsWith(file + "\n"))
        .forEach(definition -> text.append(definition).append('\n'));
    return text.toString();
  }

  private static String codeDigest(ChangeSetText text) {
    StringBuilder digests = new StringBuilder();
    for (String name : text.classes()) {
      try {
        digests.append(name).append(' ').append(CodeOrigin.digest(name)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the code of " + name, e);
      }
    }
    return digests.toString();
  }

  /** Files that are read only when the changeSet runs, such as those of its large values. */
  private void readNamedFiles(ChangeSet changeSet, Set<String> paths) {
    String folder = ParsedChangelog.file(changeSet).replaceFirst("[^/]*$", "");
    for (String path : paths) {
      read(path);
      read(folder + path);
    }
  }

  private static boolean loadsData(ChangeSet changeSet) {
    return changeSet.getChanges().stream().anyMatch(LoadDataChange.class::isInstance);
  }

  /**
   * A value in a CSV file may be the name of a file, if there is one, in the changelog's folder. So
   * each of those counts whose name occurs in the files that the changeSet reads. The folder is
   * searched for the record: a file may appear there when the changeSet has long been applied.
   */
  private List<String> mentionedFiles(ChangeSet changeSet, Set<String> files) {
    String folder = ParsedChangelog.file(changeSet).replaceFirst("/?[^/]*$", "");
    StringBuilder data = new StringBuilder();
    List<String> mentioned = new ArrayList<>();
    try {
      for (String path : files) {
        if (lookup.find(path).orElse(null) instanceof Content content) {
          try (InputStream in = content.opening().open()) {
            data.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      for (Resource file : resources.search(folder, true)) {
        String path = file.getPath();
        if (data.indexOf(path.substring(path.lastIndexOf('/') + 1)) >= 0) {
          mentioned.add(path);
        }
      }
      return mentioned;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + folder + " for files of values", e);
    }
  }

  /** Has the file noted, if it is one. If it cannot be read, running the changeSet will tell. */
  private void read(String path) {
    try {
      Resource file = resources.get(path);
      if (!file.exists()) {
        return;
      }
      try (InputStream content = file.openInputStream()) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException | InvalidPathException e) {
      requests.unreadable(path);
    }
  }

  /** Takes away a changeSet's fingerprint if it read, when it ran, what that does not cover. */
  void ran(ChangeSet changeSet, Map<String, String> read) {
    int index = changeSets.indexOf(changeSet);
    if (index < 0) {
      throw new IllegalArgumentException("Does not apply, but has run: " + changeSet);
    }
    Map<String, String> uncovered = new HashMap<>(read);
    uncovered.entrySet().removeAll(covered.get(index).entrySet());
    if (loadsData(changeSet)) {
      // Liquibase takes every text for a file that could be there
      uncovered.values().removeIf(FileLookup.ABSENT::equals);
    }
    if (!uncovered.isEmpty()) {
      fingerprints.set(index, ChangelogReading.NEVER_EQUAL);
    }
  }

  /** One for each changeSet, after {@code surroundings} have been made part of the first. */
  List<String> with(String surroundings) {
    List<String> all = new ArrayList<>(fingerprints);
    if (!all.isEmpty() && !all.get(0).equals(ChangelogReading.NEVER_EQUAL)) {
      all.set(0, ContentDigest.of(all.get(0) + "\n" + surroundings));
    }
    return List.copyOf(all);
  }

  /** Takes the first fingerprint away, and with it every prefix. */
  void distrust() {
    if (!fingerprints.isEmpty()) {
      fingerprints.set(0, ChangelogReading.NEVER_EQUAL);
    }
  }

  /** The project's own classes that the changeSets name. */
  Set<String> classes() {
    return new HashSet<>(classes);
  }

  /** Whether some changeSet does what nobody can see. */
  boolean actsOutside() {
    return outside;
  }
}
