package dev.plumbline.benchmarks.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deviations that are meant, as the page of the decision lists them, each with its reason. */
final class Explanations {

  /** Of the repository. */
  static final String PAGE = "docs/decisions/0024-beside-stock-liquibase.md";

  private final List<Entry> entries;
  private final Set<Entry> used = new LinkedHashSet<>();

  private Explanations(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * A row of the page's table. In cases and ways, {@code *} stands for anything.
   *
   * @param cases of which cases
   * @param ways of which ways
   * @param aspects in what they differ, separated by commas
   * @param reason why that is right
   */
  private record Entry(String cases, String ways, String aspects, String reason) {

    boolean explains(Deviation deviation) {
      return matches(cases, deviation.caseName())
          && matches(ways, deviation.way())
          && Stream.of(aspects.split(",", -1))
              .anyMatch(aspect -> matches(aspect.strip(), deviation.aspect().word()));
    }

    /** Several patterns are separated by commas. */
    private static boolean matches(String patterns, String text) {
      return Stream.of(patterns.split(",", -1))
          .anyMatch(
              pattern ->
                  text.matches(
                      Stream.of(pattern.strip().split("\\*", -1))
                          .map(Pattern::quote)
                          .collect(Collectors.joining(".*"))));
    }
  }

  /**
   * Reads the page.
   *
   * @throws IOException if a row of its table has not four cells
   */
  static Explanations read(Path page) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("| `")) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 6) {
          throw new IOException(page + ": not a row of cases, ways, aspects, reason: " + line);
        }
        entries.add(new Entry(plain(cells[1]), plain(cells[2]), plain(cells[3]), cells[4].strip()));
      }
    }
    return new Explanations(entries);
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip().isEmpty() ? "*" : cell.replace("`", "").strip();
  }

  /** Why it is right, if it is. */
  Optional<String> reason(Deviation deviation) {
    Optional<Entry> found = entries.stream().filter(entry -> entry.explains(deviation)).findFirst();
    found.ifPresent(used::add);
    return found.map(Entry::reason);
  }

  /** Rows that have explained nothing: what they tell of is not so any more. */
  List<String> unused() {
    return entries.stream()
        .filter(entry -> !used.contains(entry))
        .map(entry -> entry.cases() + " | " + entry.ways() + " | " + entry.aspects())
        .toList();
  }
}
