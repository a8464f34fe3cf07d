package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.changelog.ChangeSet;

/**
 * Keeps account of what a changelog is read from, from parsing it to the last changeSet's run. To
 * be used within the changelog's {@link LiquibaseScope}.
 */
public final class ReadingRecord {

  private final ParsedChangelog parsed;
  private final Changelog changelog;
  private final RecordedParameters parameters;
  private final ResourceRequests requests;
  private final Fingerprints fingerprints;
  private final String surroundings;
  private final Set<String> variables;

  private ReadingRecord(
      ParsedChangelog parsed,
      Changelog changelog,
      Fingerprints fingerprints,
      RecordedParameters parameters,
      ResourceRequests requests) {
    this.parsed = parsed;
    this.changelog = changelog;
    this.fingerprints = fingerprints;
    this.parameters = parameters;
    this.requests = requests;
    ChangelogInputs declared = inputs();
    variables = declared.variables();
    surroundings = changelog.settingsDigest() + declared.definedVariables();
  }

  static ReadingRecord of(
      ParsedChangelog parsed,
      Changelog changelog,
      List<ChangeSet> changeSets,
      RecordedParameters parameters,
      ChangelogResources resources) {
    try (FileLookup lookup = new FileLookup(changelog.searchPath())) {
      return new ReadingRecord(
          parsed,
          changelog,
          Fingerprints.of(changeSets, parsed.root(), parameters, resources, lookup),
          parameters,
          resources.requests());
    }
  }

  /** A changeSet is about to run. */
  public void starting() {
    requests.recent();
  }

  /** A changeSet has run. */
  public void ran(ChangeSet changeSet) {
    Map<String, String> read = requests.recent();
    fingerprints.ran(changeSet, read);
  }

  /** What is known by now. */
  public ChangelogReading reading() {
    ChangelogInputs inputs = inputs();
    if (!variables.containsAll(inputs.variables())) {
      fingerprints.distrust();
    }
    return new ChangelogReading(
        parsed.revision(), fingerprints.with(surroundings), inputs, parsed.emptyFiles());
  }

  private ChangelogInputs inputs() {
    try (FileLookup lookup = new FileLookup(changelog.searchPath())) {
      List<ChangelogInput> inputs = new ArrayList<>(requests.inputs(lookup));
      ChangelogText text = text(lookup);
      for (String variable : variables(text)) {
        inputs.add(ChangelogInput.variable(variable));
      }
      Set<String> classes = new TreeSet<>(fingerprints.classes());
      classes.addAll(text.filters());
      for (String name : classes) {
        inputs.add(ChangelogInput.code(name));
      }
      for (String file : text.filesWithEntities()) {
        inputs.add(
            ChangelogInput.untraceable(
                file + " has a document type, which may draw in files that nobody sees"));
      }
      if (fingerprints.actsOutside()) {
        inputs.add(
            ChangelogInput.untraceable(
                "it runs commands outside of the database, whose results nobody can foresee"));
      }
      boolean mentionsTime = text.mentionsTime() || !fingerprints.classes().isEmpty();
      return new ChangelogInputs(changelog.settingsDigest(), mentionsTime, inputs);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read for a second time what was read before", e);
    }
  }

  private ChangelogText text(FileLookup lookup) throws IOException {
    ChangelogText text = new ChangelogText();
    for (String path : requests.paths()) {
      if (lookup.find(path).orElse(null) instanceof SearchRoot.Content content) {
        try (InputStream in = content.opening().open()) {
          text.add(path, in);
        }
      }
    }
    changelog.parameters().values().forEach(text::add);
    return text;
  }

  /** Those that were asked for, those in texts, and those that their values refer to. */
  private Set<String> variables(ChangelogText text) {
    Set<String> all = new TreeSet<>(parameters.asked());
    all.addAll(text.variables());
    Set<String> followed = new HashSet<>();
    while (followed.size() < all.size()) {
      for (String name : List.copyOf(all)) {
        if (followed.add(name)) {
          ChangelogInput.valuesOfVariable(name).values().forEach(text::add);
          all.addAll(text.variables());
        }
      }
    }
    return all;
  }
}
