package dev.plumbline.benchmarks.agreement;

import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What somebody's runs left in a database. Immutable.
 *
 * @param outcomes how each run ended
 * @param schema as our catalog reader sees it
 * @param bookkeeping names of Liquibase's own tables, which a plan does not make
 * @param dump as pg_dump writes it; empty if there is none
 * @param rows of all tables but Liquibase's, and the sequences' positions
 * @param history its rows in order, without checksums and without what is another each time
 * @param changeSets which ones the history's rows are of
 * @param checksums of the history's rows
 */
record Observation(
    List<Outcome> outcomes,
    Schema schema,
    Set<String> bookkeeping,
    String dump,
    List<String> rows,
    List<String> history,
    List<String> changeSets,
    List<String> checksums) {

  Observation {
    outcomes = List.copyOf(outcomes);
    bookkeeping = Set.copyOf(bookkeeping);
    rows = List.copyOf(rows);
    history = List.copyOf(history);
    changeSets = List.copyOf(changeSets);
    checksums = List.copyOf(checksums);
  }

  /** What a script leaves, which keeps no history. */
  Observation withoutHistory() {
    return new Observation(
        outcomes, schema, bookkeeping, "", rows, List.of(), List.of(), List.of());
  }

  /** The same state of a database, after a run that ended so. */
  Observation with(Outcome outcome) {
    return new Observation(
        List.of(outcome), schema, bookkeeping, dump, rows, history, changeSets, checksums);
  }

  /** Those that were applied, or applied again, between that moment and this one, in order. */
  List<String> appliedSince(Observation before) {
    List<String> applied = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      if (!before.history.contains(history.get(i))) {
        applied.add(changeSets.get(i));
      }
    }
    return applied;
  }

  /** Whether every run did what was asked. */
  boolean succeeded() {
    return outcomes.stream().allMatch(Outcome::succeeded);
  }

  /**
   * In what the actual differs from this.
   *
   * @return by aspect, in words
   */
  Map<Aspect, String> differencesTo(Observation actual) {
    Map<Aspect, String> differences = new LinkedHashMap<>();
    note(differences, Aspect.OUTCOME, verdicts(), actual.verdicts());
    if (!differences.isEmpty()) {
      differences.put(Aspect.OUTCOME, texts() + "\n  but " + actual.texts());
    } else if (!agreeOnPlace(actual)) {
      differences.put(Aspect.FAILED_AT, texts() + "\n  but " + actual.texts());
    }
    List<String> changed =
        SchemaComparison.compare(schema, actual.schema).stream()
            .map(Difference::toText)
            .filter(text -> !isAboutBookkeeping(text) && !actual.isAboutBookkeeping(text))
            .toList();
    if (!changed.isEmpty()) {
      differences.put(Aspect.SCHEMA, String.join("\n", changed));
    } else if (!dump.isEmpty() && !actual.dump.isEmpty()) {
      note(differences, Aspect.SCHEMA, dump.lines().toList(), actual.dump.lines().toList());
    }
    note(differences, Aspect.ROWS, rows, actual.rows);
    note(differences, Aspect.HISTORY, history, actual.history);
    note(differences, Aspect.CHECKSUMS, checksums, actual.checksums);
    return differences;
  }

  private boolean isAboutBookkeeping(String difference) {
    return bookkeeping.stream().anyMatch(difference::contains);
  }

  private List<String> verdicts() {
    return outcomes.stream().map(Outcome::verdict).toList();
  }

  private String texts() {
    return String.join("; ", outcomes.stream().map(Outcome::toText).toList());
  }

  /** Who refuses beforehand need not name a changeSet. */
  private boolean agreeOnPlace(Observation actual) {
    for (int i = 0; i < outcomes.size(); i++) {
      String mine = outcomes.get(i).failedAt();
      String other = actual.outcomes.get(i).failedAt();
      if (mine != null && other != null && !Objects.equals(mine, other)) {
        return false;
      }
    }
    return true;
  }

  private static void note(
      Map<Aspect, String> differences, Aspect aspect, List<String> expected, List<String> actual) {
    if (!expected.equals(actual)) {
      List<String> missing = new ArrayList<>(expected);
      actual.forEach(missing::remove);
      List<String> unexpected = new ArrayList<>(actual);
      expected.forEach(unexpected::remove);
      List<String> lines = new ArrayList<>();
      missing.forEach(line -> lines.add("- " + line));
      unexpected.forEach(line -> lines.add("+ " + line));
      differences.put(
          aspect, lines.isEmpty() ? "another order: " + actual : String.join("\n", lines));
    }
  }
}
