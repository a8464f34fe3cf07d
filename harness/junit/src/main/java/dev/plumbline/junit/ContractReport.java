package dev.plumbline.junit;

import dev.plumbline.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One line for each service that went through the contract, for people. Written to the file that
 * the configuration parameter or system property {@code plumbline.report} names; without it,
 * nothing is written. Safe for use by several threads.
 */
final class ContractReport {

  private final @Nullable Path file;
  private final long start = System.nanoTime();
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  ContractReport(@Nullable Path file) {
    this.file = file;
  }

  /**
   * What became of one contract.
   *
   * @param service its name
   * @param subject the service, or null if there was something to be found that was not there
   * @param passed tests that did
   * @param failed names of the tests that did not
   * @param elapsed of the whole test class
   */
  record Entry(
      String service,
      @Nullable ServiceUnderTest subject,
      int passed,
      List<String> failed,
      Duration elapsed) {

    Entry {
      failed = List.copyOf(failed);
    }

    private @Nullable ServiceUnderTest migrated() {
      return subject != null && subject.isMigrated() ? subject : null;
    }

    private String verdict() {
      return failed.isEmpty() ? "ok" : "FAILED: " + String.join("; ", failed);
    }
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  /**
   * Writes the report, if one was asked for.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  void write() {
    if (file == null || entries.isEmpty()) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write plumbline.report " + file, e);
    }
  }

  private String text() {
    List<Entry> sorted = entries.stream().sorted(Comparator.comparing(Entry::service)).toList();
    List<ServiceUnderTest> migrated =
        sorted.stream().map(Entry::migrated).filter(Objects::nonNull).toList();
    StringBuilder text = new StringBuilder();
    text.append(row("service", "tables", "changeSets", "findings", "checks", "time", "verdict"));
    sorted.forEach(entry -> text.append(row(entry)));
    text.append('\n').append(totals(sorted, migrated)).append('\n');
    migrated.stream()
        .map(service -> service.cluster().description())
        .distinct()
        .sorted()
        .forEach(cluster -> text.append("cluster: ").append(cluster).append('\n'));
    text.append("total time ").append(seconds(Duration.ofNanos(System.nanoTime() - start)));
    return text.append('\n').toString();
  }

  private static String row(Entry entry) {
    ServiceUnderTest migrated = entry.migrated();
    return row(
        entry.service(),
        migrated == null ? "-" : tables(migrated),
        migrated == null ? "-" : changeSets(migrated),
        migrated == null ? "-" : migrated.findings().summary(),
        entry.passed() + "/" + (entry.passed() + entry.failed().size()),
        seconds(entry.elapsed()),
        entry.verdict());
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-18s %7s %11s %-28s %7s %8s  %s%n", cells);
  }

  private static int tables(ServiceUnderTest subject) {
    return (int)
        subject.migratedSchema().tables().stream()
            .filter(table -> !table.type().isView() && table.type() != Table.Type.PARTITION)
            .count();
  }

  private static int changeSets(ServiceUnderTest subject) {
    return subject.revision().changeSets().size();
  }

  private static String totals(List<Entry> entries, List<ServiceUnderTest> migrated) {
    long broken = entries.stream().filter(entry -> !entry.failed().isEmpty()).count();
    return counted(entries.size(), "contract")
        + ", "
        + counted(migrated.stream().mapToInt(ContractReport::tables).sum(), "table")
        + ", "
        + counted(migrated.stream().mapToInt(ContractReport::changeSets).sum(), "changeSet")
        + "; "
        + (broken == 0 ? "all kept" : broken + " broken");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
