package dev.plumbline.benchmarks.agreement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A changelog, and how it is run. Immutable.
 *
 * @param name family and name, such as {@code changes/addColumn.schemaName}
 * @param root path of the changelog file
 * @param contexts as on the command line
 * @param labels as on the command line
 * @param parameters as on the command line
 * @param settings Liquibase's own, by name, as in system properties
 * @param setup SQL that makes what is there before
 * @param editions the changelog as it was at first, then as it was changed: each is migrated to, in
 *     turn. Files by path; a file of an earlier edition stays unless the later one has it
 * @param rollback how many changeSets are rolled back at the end; {@link #ALL} for all
 * @param depth which ways it goes
 */
record Case(
    String name,
    String root,
    String contexts,
    String labels,
    Map<String, String> parameters,
    Map<String, String> settings,
    String setup,
    List<Map<String, byte[]>> editions,
    int rollback,
    Depth depth) {

  /** Everything is rolled back. */
  static final int ALL = -1;

  Case {
    Objects.requireNonNull(name, "name");
    parameters = Map.copyOf(parameters);
    settings = Map.copyOf(settings);
    editions = editions.stream().map(files -> Map.copyOf(files)).toList();
    if (editions.isEmpty() || editions.get(0).isEmpty()) {
      throw new IllegalArgumentException(name + " has no files");
    }
  }

  /** Whether a run of it always has something to do, so that a further one is none too many. */
  boolean repeats() {
    return editions.stream()
        .flatMap(files -> files.values().stream())
        .anyMatch(file -> new String(file, StandardCharsets.UTF_8).contains("runAlways"));
  }

  /** Whether it is rolled back, dumped and planned. */
  boolean isUsual() {
    return depth != Depth.BRIEF;
  }

  /** Whether others take it over. */
  boolean isThorough() {
    return depth == Depth.THOROUGH;
  }

  /** What comes before the first slash of its name. */
  String family() {
    return name.substring(0, name.indexOf('/'));
  }
}
